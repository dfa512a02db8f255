//! The help of the commands in Chinese: what each command and argument is for.
//!
//! The English words stand as comments beside the arguments themselves, where clap reads them; a test holds that each
//! has its Chinese ones here.

use clap::builder::{Str, StyledStr};
use clap::{Arg, Command};

/// What stands below the list of commands.
const FIRST_STEPS: &str = "\
第一次用？`jiandu init 我的报告` 生成起步文件夹，`jiandu build 我的报告` 生成它的报告。
命令随终端的语言说中文或英文；JIANDU_LANGUAGE=zh-CN 或 en 可以指定。";

const LAYOUT: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The same command, explained in Chinese.
pub(super) fn explained(command: Command) -> Command {
    // Help and version have their places only once the command is put together.
    let mut command = command;
    command.build();
    let top = command.get_name().to_owned();
    told(command, &top).after_help(FIRST_STEPS)
}

fn told(command: Command, top: &str) -> Command {
    let name = command.get_name().to_owned();
    let path = command.get_bin_name().unwrap_or(top).to_owned();
    let mut command = command
        .mut_args(|arg| argument(&name, arg))
        .mut_subcommands(|sub| told(sub, top))
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .help_template(LAYOUT);
    if let Some(about) = about(&name) {
        command = command.about(about);
    }
    let usage = if name == "diff" {
        format!("{path} [选项] [文件夹] <月份> <月份>")
    } else {
        let usage = command.render_usage().to_string();
        usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]")
    };
    command.override_usage(usage)
}

fn argument(command: &str, arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "参数" } else { "选项" };
    let Some(mut help) = help(command, arg.get_id().as_str()).map(str::to_owned) else { return arg };
    let choices: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if arg.get_num_args().is_some_and(|range| range.takes_values()) {
        if !choices.is_empty() {
            help.push_str(&format!("【可选：{}】", choices.join("、")));
        }
        let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if !default.is_empty() {
            help.push_str(&format!("【默认：{}】", default.join(" ")));
        }
    }
    let names: Vec<Str> = arg.get_value_names().unwrap_or_default().iter().map(value).collect();
    let arg = if names.is_empty() { arg } else { arg.value_names(names) };
    arg.help(StyledStr::from(help)).help_heading(heading).hide_default_value(true).hide_possible_values(true)
}

/// What stands for a value.
fn value(name: &Str) -> Str {
    Str::from(match name.as_str() {
        "DIR" => "文件夹",
        "MONTH" => "月份",
        "INSTANT" => "时刻",
        "INSTANT|DATE" => "时刻|日期",
        "TAG" => "语言",
        "FILE" => "文件",
        "N" => "数",
        "METRIC" => "指标",
        "KIND" => "类型",
        "GROUP=KEY" => "分组=值",
        "COMMAND" => "命令",
        _ => return name.clone(),
    })
}

fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "jiandu" => "把一个文件夹的导出表变成每月的《服务监督报告》",
        "init" => "生成一个能直接出报告的起步文件夹",
        "build" => "生成某月的报告（静态网站）",
        "open" => "在浏览器里打开最新一期",
        "serve" => "在本机预览，文件一改就重新生成并刷新",
        "check" => "读取并判定全部数据但不写任何文件：列出问题，以及每个问题对报告的影响",
        "explain" => "说明一个指标的口径，并列出数字背后的记录",
        "publish" => "发布某月：给版次编号，把数字封存进 data/history/，新代号记入 data/codes.csv",
        "verify" => "用当月的输入重算已发布的月份，指出不一样的数字",
        "diff" => "说明两个月之间变了什么，各有多少来自数量、结构和比率",
        "schema" => "列出一种记录的列和表头、问题代码、全部设置，或某种语言的词句",
        "completions" => "输出某种 shell 的命令补全脚本",
        "man" => "输出手册页",
        "help" => "显示这份说明，或某个命令的说明",
        _ => return None,
    })
}

fn help(command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        (_, "help") => "显示说明",
        (_, "version") => "显示版本",
        ("help", _) => "要说明的命令",
        ("init", "dir") => "要写入的文件夹；没有就新建",
        (_, "dir") => "报告文件夹：data/ 里放导出表和 report.toml",
        ("publish", "month") => "月份，如 2026-10",
        ("verify", "month") => "已发布的月份，如 2026-10",
        (_, "month") => "报告的月份，如 2026-10【默认：导出表覆盖的最新一个月】",
        ("publish", "as_of") => "数据截止：日期（到当天结束）或时刻（不含）【默认：月末】",
        (_, "as_of") => {
            "数据截止：日期（到当天结束）或时刻（不含），如 2026-11-03 或 \"2026-11-03 12:00\"【默认：月末】"
        }
        ("publish", "issued_at") => "签发时间，如 \"2026-11-05 09:00\"【默认：现在】",
        (_, "issued_at") => "印在报告上的签发时间，如 2026-11-04 或 \"2026-11-04 10:00\"【默认：不印】",
        (_, "site") => "网站的文件夹【默认：报告文件夹里的 site/】",
        (_, "languages") => "页面的语言；可以重复写几种，第一种放在期号的根下【默认：report.toml 所写】",
        ("explain", "language") => "口径说明用的语言【默认：随终端，中文或英文】",
        (_, "language") => "消息用的语言【默认：随终端，中文或英文】",
        (_, "single_file") => "另写一个内含全部内容的 HTML 文件，便于邮寄",
        (_, "zip") => "另把这一期打成压缩包",
        ("check", "strict") => "只要有一行被拒就以出错结束，与 `build --strict` 相同",
        (_, "strict") => "只要有一行被拒就以出错结束",
        (_, "print") => "只输出这一期在哪里",
        (_, "port") => "127.0.0.1 上的端口；0 表示任选一个空闲的【默认：4180，或任一空闲端口】",
        (_, "open") => "在浏览器里打开预览",
        (_, "poll") => "不等系统通知，每秒自己查一次有没有改动；用于网络盘",
        ("serve", "quiet") => "除出错和预览地址外什么都不说",
        (_, "quiet") => "除出错外什么都不说",
        ("schema", "json") => "以 JSON 输出一种记录的列",
        (_, "json") => "把结果以 JSON 写到标准输出",
        (_, "threads") => "线程数【默认：全部处理器】",
        (_, "metric") => "指标，如 first_response_on_time",
        (_, "by") => "某一分组的数字，如 priority=p1",
        (_, "words") => "两个月份，如 2026-09 2026-10；不在当前文件夹时，前面写报告文件夹",
        (_, "kind") => "一种记录（tickets、surveys……）、`problems`、`settings` 或 `language`；不写则列出各种记录",
        (_, "csv") => "只有表头的空 CSV 文件，供填写",
        (_, "shell") => "哪种 shell",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn untold(command: &Command, missing: &mut Vec<String>) {
        let name = command.get_name();
        if about(name).is_none() {
            missing.push(name.to_owned());
        }
        for arg in command.get_arguments() {
            if help(name, arg.get_id().as_str()).is_none() {
                missing.push(format!("{name} {}", arg.get_id()));
            }
            let strange = |name: &&Str| value(name) == **name && name.as_str() != "SHELL";
            let strange = arg.get_value_names().unwrap_or_default().iter().find(strange);
            if arg.get_action().takes_values() && !arg.is_hide_set() {
                missing.extend(strange.map(|value| format!("{name} {} <{value}>", arg.get_id())));
            }
        }
        command.get_subcommands().filter(|sub| sub.get_name() != "help").for_each(|sub| untold(sub, missing));
    }

    #[test]
    fn every_command_argument_and_value_is_explained_in_chinese() {
        let mut command = crate::cli::Cli::command();
        command.build();
        let mut missing = Vec::new();
        untold(&command, &mut missing);
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn the_help_of_every_command_has_no_english_heading() {
        let mut command = explained(crate::cli::Cli::command());
        let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        let mut pages = vec![command.render_help().to_string()];
        for name in names {
            pages.extend(command.find_subcommand_mut(&name).map(|sub| sub.render_help().to_string()));
        }
        for page in pages {
            for word in ["Usage", "Options", "Arguments", "Commands", "Print", "default", "possible", "OPTIONS"] {
                assert!(!page.contains(word), "{word}: {page}");
            }
            assert!(page.contains("用法："), "{page}");
        }
    }
}
