//! Why a site was not written, in the words of who can mend it.

use std::io;

use super::error::listed;
use super::{Blame, Error, Spot};
use crate::said::{Said, said};
use crate::site::{SiteError, TemplateError};

impl From<SiteError> for Error {
    fn from(error: SiteError) -> Self {
        match &error {
            SiteError::PersonalData { findings } => {
                let n = findings.len();
                let head = said!(
                    "personal data found in the output at {n} place(s); nothing was written",
                    "输出中有 {n} 处个人信息，没有写入任何文件"
                );
                Self::new(Blame::Report, listed(&head, &findings.iter().map(ToString::to_string).collect::<Vec<_>>())).help(said!(
                    "correct the export, or, where a string is no personal data, add it to `[publish] allow` in data/report.toml",
                    "改正导出文件；若不是个人信息，把该字符串加入 data/report.toml 的 `[publish] allow`"
                ))
            }
            SiteError::Links { faults } => {
                let n = faults.len();
                let head = said!(
                    "{n} fault(s) in the links of the finished pages; nothing was written",
                    "生成的页面有 {n} 处链接错误，没有写入任何文件"
                );
                Self::new(Blame::Report, listed(&head, &faults.iter().map(ToString::to_string).collect::<Vec<_>>()))
            }
            SiteError::Template(template) => told_of_template(template),
            SiteError::NotOurs { path } => {
                let path = path.display();
                Self::new(
                    Blame::User,
                    said!(
                        "{path} is not an issue that jiandu has written (no file `.jiandu` in it) and is left alone",
                        "{path} 不是 jiandu 生成的（里面没有 `.jiandu` 文件），没有动它"
                    ),
                )
                .help(said!(
                    "move it away, or write the site elsewhere: `--site DIR`",
                    "把它移开，或把站点写到别处：`--site 文件夹`"
                ))
            }
            SiteError::Locked { path } => {
                let site = path.parent().unwrap_or(path).display();
                Self::new(Blame::Report, said!("another build is writing {site}", "另一个生成任务正在写 {site}"))
                    .help(said!("wait until it has ended, and try again", "等它结束后再试"))
            }
            SiteError::Disk { path, source } => {
                let path = path.display();
                Self::new(Blame::Report, said!("{path}: {source}", "{path}：{source}")).help(match source.kind() {
                    io::ErrorKind::StorageFull => {
                        said!("the disk is full; the old site is as it was", "磁盘已满；原来的站点没有变")
                    }
                    _ => said!(
                        "nothing was changed; see that you may write there, or choose another place: `--site DIR`",
                        "什么都没有改动；检查那里的写入权限，或换个地方：`--site 文件夹`"
                    ),
                })
            }
            _ if error.is_users() => Self::wrong(&error),
            _ => Self::failed(&error),
        }
    }
}

fn told_of_template(template: &TemplateError) -> Error {
    let message = Said::from(template.text.as_str());
    if !template.is_users {
        return Error::new(Blame::Report, message);
    }
    let help = said!(
        "a file in templates/ takes the place of the built-in one of its name; delete it to return to ours",
        "templates/ 里的文件代替同名的内置模板；删去它就回到内置的"
    );
    let spot = template.place().map(|(what, place, line)| Spot {
        place: format!("templates/{place}"),
        found: line.to_owned(),
        message: what.into(),
        expected: Said::default(),
        help: Some(help.clone()),
    });
    Error { spots: spot.into_iter().collect(), ..Error::new(Blame::User, message).help(help) }
}
