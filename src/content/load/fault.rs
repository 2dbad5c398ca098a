//! What is wrong with the form of a file, in words that say what to do.

use crate::content::decode::Fault;
use crate::content::id::nearest;
use crate::content::problem::{File, Problem};

/// What is wrong with the form of `file`, and what to do.
pub(super) fn problem(file: &File, error: &Fault) -> Problem {
    let start = error.span.start;
    let is_row = file.text.get(start..).is_some_and(|it| it.starts_with("[["));
    let help = match error.message.as_str() {
        message if message.starts_with("unknown field") => {
            meant(message).unwrap_or_else(|| "remove the key, or spell it as one of those named".to_owned())
        }
        message if message.starts_with("missing field") => "add the key".to_owned(),
        message if message.starts_with("unknown variant") => {
            meant(message).unwrap_or_else(|| "use one of the words named".to_owned())
        }
        message if message.starts_with("invalid type: sequence") && is_row => {
            "write its name in one pair of brackets: there is only one".to_owned()
        }
        message if message.starts_with("invalid type") => {
            let wanted = message.rsplit("expected ").next().unwrap_or_default();
            match wanted {
                "usize" | "u8" | "u16" | "u32" | "i32" => {
                    "write a whole number, from 0, without quotation marks"
                }
                "f64" => "write a number, without quotation marks",
                "a sequence" => "write a list, in square brackets",
                "a map" => "write a table: `[its name]` with its keys below",
                "a boolean" => "write true or false, without quotation marks",
                "a string" => "write words, in quotation marks",
                _ => "give the value the type that is named",
            }
            .to_owned()
        }
        message if message.contains("is no place") => {
            "`afferent search WORDS` names what there is".to_owned()
        }
        _ if file.path.starts_with("lessons/") => {
            "mend the TOML; `afferent new --lesson NAME` writes a lesson to compare with".to_owned()
        }
        _ => {
            "mend the TOML; `afferent new --from built-in DIR` writes a pack with every table to compare with"
                .to_owned()
        }
    };
    Problem::at(file, error.span.clone(), error.message.as_str(), help)
}

/// Which of the names that a message ends with looks most like the one that it begins with.
fn meant(message: &str) -> Option<String> {
    let mut names = message.split('`').skip(1).step_by(2);
    let wrong = names.next()?;
    nearest(wrong, names).first().map(|name| format!("did you mean `{name}`?"))
}
