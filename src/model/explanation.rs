//! What a locality says about a finding.

/// What a locality says about a finding, as long as the finding says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Id of the finding, `V07:08:19`.
    pub finding: String,
    /// What the finding said: with other values it is another matter.
    pub about: String,
    /// What the locality says.
    pub text: String,
}
