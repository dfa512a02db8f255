//! What is wrong with a command line, in Chinese; in English clap says it itself.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::pipeline::{Blame, Error};
use crate::said::Said;

/// The error of a command line, as the other errors of the program are told; none where it is no error but an answer,
/// or nothing is known of it.
pub(super) fn error(error: &clap::Error, command: &Command, arguments: &[OsString]) -> Option<Error> {
    let texts = |kind| all(error.get(kind));
    let text = |kind| texts(kind).join(" ");
    let argument = text(ContextKind::InvalidArg);
    let given = text(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => format!("没有命令 `{}`", text(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("没有参数 `{argument}`"),
        ErrorKind::UnknownArgument => format!("多出了 `{argument}`，这里用不着"),
        ErrorKind::InvalidValue if given.is_empty() => format!("`{argument}` 后面没有写值"),
        ErrorKind::InvalidValue => format!("`{argument}` 不能是 `{given}`"),
        ErrorKind::ValueValidation if argument.contains("月份") => {
            format!("`{argument}` 里的 `{given}` 不是月份；请写成 2026-10 的样子")
        }
        ErrorKind::ValueValidation if argument.contains('数') => {
            format!("`{argument}` 里的 `{given}` 不是允许的整数")
        }
        ErrorKind::ValueValidation => format!("`{argument}` 里的 `{given}` 读不懂"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let least = [ContextKind::MinValues, ContextKind::ExpectedNumValues].map(text).concat();
            format!(
                "`{}` 要写 {least} 个值，只写了 {} 个",
                argument.trim_end_matches("..."),
                text(ContextKind::ActualNumValues)
            )
        }
        ErrorKind::TooManyValues => format!("`{argument}` 的值太多，`{given}` 多余"),
        ErrorKind::NoEquals => format!("`{argument}` 和它的值之间要写 `=`"),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` 不能和 `{}` 一起用", texts(ContextKind::PriorArg).join("`、`"))
        }
        ErrorKind::MissingRequiredArgument => {
            format!("缺少 `{}`", texts(ContextKind::InvalidArg).join("`、`"))
        }
        ErrorKind::InvalidUtf8 => "命令行里有读不出的文字（不是 UTF-8）".to_owned(),
        _ => return None,
    };
    let near: Vec<String> = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .flat_map(texts)
        .rev()
        .map(|near| format!("`{near}`"))
        .collect();
    let choices = texts(ContextKind::ValidValue);
    let mut help = Vec::new();
    if !near.is_empty() {
        help.push(format!("是不是 {}？", near.join(" 或 ")));
    } else if !choices.is_empty() {
        help.push(format!("可以写 {}；", choices.join("、")));
    }
    // The command that was meant, so that its own arguments are shown and not the list of commands.
    let meant = arguments.iter().skip(1).find_map(|word| command.find_subcommand(word.to_str()?));
    help.push(match meant {
        Some(meant) => format!("`jiandu {} --help` 列出它的全部参数", meant.get_name()),
        None => "`jiandu --help` 列出全部命令".to_owned(),
    });
    let said = |text: String| Said::from(text);
    Some(Error::new(Blame::User, said(message)).help(said(help.concat())))
}

fn all(value: Option<&ContextValue>) -> Vec<String> {
    match value {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::said::Tongue;

    fn told(line: &str) -> String {
        let command = crate::cli::chinese::explained(crate::cli::Cli::command());
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let wrong = command.clone().try_get_matches_from(&arguments).expect_err("a misuse");
        error(&wrong, &command, &arguments).expect("known").told(Tongue::Chinese)
    }

    #[test]
    fn a_wrong_command_line_is_told_with_what_was_meant() {
        for (line, says) in [
            ("jiandu bulid", "没有命令 `bulid`\n  建议：是不是 `build`"),
            ("jiandu build --mnth 3", "没有参数 `--mnth`\n  建议：是不是 `--month`？`jiandu build --help`"),
            ("jiandu build a b", "多出了 `b`"),
            ("jiandu build --month", "`--month <月份>` 后面没有写值"),
            ("jiandu build --month 2026-13", "`2026-13` 不是月份；请写成 2026-10 的样子"),
            ("jiandu build --threads x", "`x` 不是允许的整数"),
            ("jiandu explain", "缺少 `<指标>`"),
            ("jiandu publish", "缺少 `--month <月份>`"),
            ("jiandu schema tickets --csv --json", "`--csv` 不能和 `--json` 一起用"),
            ("jiandu completions foo", "不能是 `foo`\n  建议：可以写 bash、"),
            ("jiandu diff 2026-10", "`<月份> <月份>` 要写 2 个值，只写了 1 个"),
        ] {
            let told = told(line);
            assert!(told.contains(says), "{line}: {told}");
        }
    }
}
