//! Where links stand and where they lead.

use crate::render::pdf::display_list::NodeId;

/// A place on a page that leads to an element.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::pdf) struct Link {
    /// Which page of the document it stands on, from 0.
    pub(in crate::render::pdf) page: usize,
    /// Left, top, width, height in points from the upper left corner of the page.
    pub(in crate::render::pdf) area: (f64, f64, f64, f64),
    /// Its own element.
    pub(in crate::render::pdf) element: NodeId,
    /// Where it leads.
    pub(in crate::render::pdf) to: Landing,
}

/// A place that links lead to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::pdf) struct Landing {
    /// Which page of the document, from 0.
    pub(in crate::render::pdf) page: usize,
    /// Points from the top of the page.
    pub(in crate::render::pdf) top: f64,
    /// What stands there.
    pub(in crate::render::pdf) words: String,
}
