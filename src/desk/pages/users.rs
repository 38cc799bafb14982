//! Accounts.

use crate::desk::answer::{Answer, Done, Trouble};
use crate::desk::call::Call;
use crate::desk::shared::Desk;
use crate::desk::store::NewAccount;
use crate::desk::visitor::Role;
use crate::msg;
use serde_json::{Value, json};

/// The list, and the form for a new one.
pub(in crate::desk) fn page(desk: &Desk, call: &Call) -> Done {
    shown(desk, call, "")
}

fn shown(desk: &Desk, call: &Call, wrong: &str) -> Done {
    let word = |role: Role| desk.options.words.word(role.key());
    let own = call.visitor()?.account;
    let accounts: Vec<Value> = desk
        .store
        .accounts()?
        .into_iter()
        .map(|account| {
            let place = account.place.map(|(conference, place)| format!("{place} · {conference}"));
            json!({
                "name": account.name,
                "role": word(account.role),
                "post": account.post,
                "place": place.unwrap_or_default(),
                "closed": account.closed.is_some(),
                "own": own == Some(account.id),
            })
        })
        .collect();
    let roles: Vec<Value> = Role::ALL.iter().map(|role| json!({ "code": role.name(), "name": word(*role) })).collect();
    let conferences: Vec<Value> = desk.conferences()?.into_iter().map(|(id, _)| json!(id)).collect();
    let data = json!({
        "accounts": accounts,
        "roles": roles,
        "conferences": conferences,
        "wrong": wrong,
        "typed": { "name": call.form.fields.get("ten"), "post": call.form.fields.get("chuc-danh") },
        "tab": "tai-khoan",
    });
    desk.page(call, "tai-khoan", &desk.say(&msg!("desk-accounts")), data)
}

/// Makes an account.
pub(in crate::desk) fn add(desk: &Desk, call: &Call) -> Done {
    let fields = &call.form.fields;
    let role = Role::of(fields.get("vai-tro")).ok_or(Trouble::NotFound)?;
    let password = fields.0.iter().find(|(name, _)| name == "mat-khau").map(|(_, text)| text.clone());
    let new = NewAccount {
        name: fields.get("ten").to_owned(),
        role,
        post: fields.get("chuc-danh").to_owned(),
        place: fields.some("hoi-nghi").zip(fields.some("dia-phuong")).filter(|_| role == Role::Locality),
        password: password.unwrap_or_default(),
    };
    match desk.store.add_account(&new, call.now) {
        Ok(()) => {
            desk.note(call, "", "account", &msg!("desk-trail-account", name = new.name))?;
            Ok(Answer::redirect("/users?xong=tai-khoan"))
        }
        Err(error) if !Trouble::is_failure(&error) => Ok(shown(desk, call, &desk.error_text(&error))?.with_status(422)),
        Err(error) => Err(error.into()),
    }
}

/// Closes an account; nobody closes his own.
pub(in crate::desk) fn close(desk: &Desk, call: &Call) -> Done {
    let name = call.form.fields.get("ten");
    if call.visitor()?.name == name {
        return Err(Trouble::Refused(msg!("desk-own-account")));
    }
    desk.store.close_account(name, call.now)?;
    desk.note(call, "", "account", &msg!("desk-trail-account-closed", name = name))?;
    Ok(Answer::redirect("/users?xong=tai-khoan"))
}
