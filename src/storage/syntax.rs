//! What is wrong with how a file is written: the parser's answers, told apart, so that each has its words.

/// What the parser stumbled over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Syntax {
    /// A bracket, brace or quotation mark is never closed.
    #[error("the text ends too early; a closing bracket or quotation mark is missing")]
    EndsEarly,
    /// A comment is never closed.
    #[error("a comment `/*` is never closed")]
    OpenComment,
    /// This sign should stand here.
    #[error("expected `{0}`")]
    Missing(char),
    /// This sign should not stand here.
    #[error("unexpected `{0}`")]
    Unexpected(char),
    /// The plant has ended, and something follows.
    #[error("something follows the last closing bracket")]
    AfterEnd,
    /// A text in quotation marks should stand here.
    #[error("expected a text in quotation marks")]
    NotText,
    /// A word without quotation marks should stand here.
    #[error("expected a name")]
    NotName,
    /// A number should stand here.
    #[error("expected a number")]
    NotNumber,
    /// `true` or `false` should stand here.
    #[error("expected `true` or `false`")]
    NotBoolean,
    /// `Some(…)` or `None` should stand here.
    #[error("expected `Some(…)` or `None`")]
    NotOption,
    /// A number beyond what fits.
    #[error("the number is too large or too small")]
    NumberTooLarge,
    /// A digit or sign that no number has.
    #[error("this is not how a number is written")]
    BadNumber,
    /// A `\` in a text, followed by something that means nothing.
    #[error("`\\` is followed by something that means nothing in a text")]
    BadEscape,
    /// A value of another kind should stand here.
    #[error("expected {expected} but found {found}")]
    OtherKind {
        /// What should stand here, in the parser's English.
        expected: String,
        /// What stands here, in the parser's English.
        found: String,
    },
    /// A list with more or fewer entries than it has.
    #[error("a list of {found} entries does not fit here")]
    OtherLength {
        /// Its entries.
        found: usize,
    },
    /// A field nobody knows, where unknown ones cannot be kept.
    #[error("unknown field `{0}`")]
    UnknownField(String),
    /// A field that must be there.
    #[error("field `{0}` is missing")]
    MissingField(String),
    /// A field or record that stands there already.
    #[error("{0} stands twice")]
    Twice(String),
    /// More unknown fields than are kept.
    #[error("there are too many unknown fields")]
    TooManyUnknown,
    /// Not an id.
    #[error("{0}")]
    BadId(String),
    /// Not a day.
    #[error("{0}")]
    BadDate(String),
    /// A class beyond 0 to 3.
    #[error("{0}")]
    BadClass(String),
    /// Brackets in brackets without end.
    #[error("there are too many brackets inside each other")]
    TooDeep,
    /// Anything else, in the parser's English.
    #[error("{0}")]
    Other(String),
}

impl From<ron::Error> for Syntax {
    fn from(error: ron::Error) -> Self {
        use ron::Error as E;
        match error {
            E::Eof | E::ExpectedStringEnd => Self::EndsEarly,
            E::UnclosedBlockComment | E::UnclosedLineComment => Self::OpenComment,
            E::ExpectedArray => Self::Missing('['),
            E::ExpectedArrayEnd => Self::Missing(']'),
            E::ExpectedMap => Self::Missing('{'),
            E::ExpectedMapEnd => Self::Missing('}'),
            E::ExpectedMapColon => Self::Missing(':'),
            E::ExpectedComma => Self::Missing(','),
            E::ExpectedStructLike | E::ExpectedNamedStructLike(_) | E::ExpectedUnit => Self::Missing('('),
            E::ExpectedStructLikeEnd | E::ExpectedOptionEnd | E::ExpectedAttributeEnd => Self::Missing(')'),
            E::UnexpectedChar(sign) => Self::Unexpected(sign),
            E::TrailingCharacters => Self::AfterEnd,
            E::ExpectedString | E::ExpectedByteString | E::ExpectedChar => Self::NotText,
            E::ExpectedIdentifier
            | E::InvalidIdentifier(_)
            | E::SuggestRawIdentifier(_)
            | E::ExpectedStructName(_)
            | E::ExpectedDifferentStructName { .. } => Self::NotName,
            E::ExpectedInteger | E::ExpectedFloat | E::ExpectedByteLiteral => Self::NotNumber,
            E::ExpectedBoolean => Self::NotBoolean,
            E::ExpectedOption => Self::NotOption,
            E::IntegerOutOfBounds => Self::NumberTooLarge,
            E::FloatUnderscore | E::UnderscoreAtBeginning | E::InvalidIntegerDigit { .. } => Self::BadNumber,
            E::InvalidEscape(_) => Self::BadEscape,
            E::InvalidValueForType { expected, found } => Self::OtherKind { expected, found },
            E::ExpectedDifferentLength { found, .. } => Self::OtherLength { found },
            E::NoSuchStructField { found, .. } => Self::UnknownField(found),
            E::MissingStructField { field, .. } => Self::MissingField(field.to_owned()),
            E::DuplicateStructField { field, .. } => Self::Twice(format!("field `{field}`")),
            E::ExceededRecursionLimit => Self::TooDeep,
            E::Message(message) => Self::of_message(message),
            other => Self::Other(other.to_string()),
        }
    }
}

impl Syntax {
    /// What the plant's own types answer reaches us as a sentence.
    fn of_message(message: String) -> Self {
        if let Some(what) = message.strip_suffix(" stands twice") {
            return Self::Twice(what.to_owned());
        }
        if message.starts_with("too many unknown fields") {
            return Self::TooManyUnknown;
        }
        if message.contains(" id; expected `") {
            return Self::BadId(message);
        }
        if message.contains("is not a date") {
            return Self::BadDate(message);
        }
        if message.ends_with("expected 0, 1, 2 or 3") {
            return Self::BadClass(message);
        }
        Self::Other(message)
    }

    /// The word of the file an answer is about, if it names one: an id, a date, a field.
    pub fn found(&self) -> &str {
        match self {
            Self::BadId(message) | Self::BadDate(message) | Self::Twice(message) => {
                message.split('`').nth(1).unwrap_or(message)
            }
            Self::BadClass(message) => message.split(' ').next().unwrap_or_default(),
            Self::UnknownField(name) | Self::MissingField(name) => name,
            _ => "",
        }
    }
}
