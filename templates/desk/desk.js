// What is nicer with a script; without it every page works too.
(function () {
  "use strict";
  // What is being sent is not broken off by showing the page again.
  var sending = false;
  document.addEventListener("submit", function () { sending = true; });
  // Files dropped on the field for files, and whole folders where the browser can choose one.
  Array.prototype.forEach.call(document.querySelectorAll("[data-drop]"), function (form) {
    var input = form.querySelector("input[type=file][multiple]");
    function over(on) { return function (event) { event.preventDefault(); form.classList.toggle("over", on); }; }
    form.addEventListener("dragover", over(true));
    form.addEventListener("dragleave", over(false));
    form.addEventListener("drop", function (event) {
      over(false)(event);
      if (event.dataTransfer.files.length === 0) return;
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    });
    var folder = form.querySelector(".folder");
    if (folder && "webkitdirectory" in input) folder.hidden = false;
    if (folder) folder.querySelector("input").addEventListener("change", function () { input.required = false; });
    form.addEventListener("submit", function () {
      var button = form.querySelector("button");
      button.textContent = "Đang đọc tệp…";
    });
  });
  // What the desk says of a page as long as it is open. Without it, a page is shown again by hand.
  function watch(address, told) {
    if (!window.EventSource) return;
    var source = new EventSource(address);
    source.onmessage = function (event) { told(event.data, source); };
    addEventListener("pagehide", function () { source.close(); });
  }
  // A board that changed is shown again, unless somebody is typing in it.
  var stamp = document.querySelector("[data-stamp]");
  function busy() {
    var active = document.activeElement;
    return sending || document.hidden || document.querySelector("details[open]") || (active && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName));
  }
  if (stamp) {
    var latest = stamp.dataset.stamp;
    watch(stamp.dataset.state, function (now) { latest = now; });
    setInterval(function () { if (latest !== stamp.dataset.stamp && !busy()) location.reload(); }, 500);
  }
  // How far a build is.
  var progress = document.querySelector("[data-runs]");
  if (progress) {
    var bar = document.createElement("progress");
    progress.appendChild(bar);
    watch(progress.dataset.progress, function (text, source) {
      var state = JSON.parse(text);
      if (!state.runs) {
        source.close();
        location.replace(location.pathname);
        return;
      }
      progress.querySelector("p").textContent = "Đang lập: " + state.stage + " " + state.step + "/" + state.steps;
      bar.max = Math.max(1, Number(state.steps));
      bar.value = Number(state.step);
    });
  }
  var errors = document.getElementById("loi");
  if (errors) errors.focus();
})();
