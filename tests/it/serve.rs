//! `jiandu serve` through a plain socket: the report, a change, an error in its place, its repair.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// So long may a slow machine take for anything; a fast one does not wait.
const PATIENCE: Duration = Duration::from_secs(120);

/// A starter folder that is being served.
struct Preview {
    dir: TempDir,
    server: Child,
    address: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has told then.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Preview {
    fn begin() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("report");
        let scratch = dir.path().join("scratch");
        fs::create_dir(&scratch).expect("made");
        let program = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
            command.env("JIANDU_LANGUAGE", "en").env("TMPDIR", &scratch).env("TEMP", &scratch).env("TMP", &scratch);
            command
        };
        assert!(program().args(["init", "--quiet"]).arg(&folder).status().expect("it runs").success());
        let mut server = program()
            .arg("serve")
            .arg(&folder)
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it runs");
        let mut line = String::new();
        BufReader::new(server.stdout.take().expect("piped")).read_line(&mut line).expect("an address");
        let address = line.trim().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned();
        assert!(address.starts_with("127.0.0.1:"), "{address}");
        Self { dir, server, address }
    }

    /// Status and body of a page.
    fn get_as(&self, path: &str, host: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).expect("a server");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n").expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        (status, if status == 307 { head.to_owned() } else { body.to_owned() })
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.get_as(path, &self.address)
    }

    /// The page, once it is as wanted.
    #[track_caller]
    fn wait_for(&self, path: &str, wanted: impl Fn(u16, &str) -> bool) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let (status, body) = self.get(path);
            if wanted(status, &body) {
                return body;
            }
            assert!(Instant::now() < end, "{path} stays {status}: {body}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Told to end, the server takes the built report with it.
    #[cfg(unix)]
    fn ends_and_leaves_nothing(mut self) {
        let id = self.server.id().to_string();
        assert!(Command::new("kill").arg(id).status().expect("it runs").success());
        assert_eq!(self.server.wait().expect("it ends").code(), Some(0));
        let left: Vec<_> = fs::read_dir(self.dir.path().join("scratch")).expect("there").collect();
        assert!(left.is_empty(), "{left:?}");
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.dir.path().join("report").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
}

const PAGE: &str = "/2026-10/index.html";
const SCRIPT: &str = "/_tower-livereload/event-stream";

#[test]
fn a_preview_follows_the_files_and_shows_what_is_wrong_with_them() {
    let preview = Preview::begin();
    let first = preview.wait_for(PAGE, |status, _| status == 200);
    assert!(first.contains("示例科技有限公司") && first.contains(SCRIPT), "{first}");
    let (status, head) = preview.get("/");
    assert!(status == 307 && head.contains(PAGE), "{head}");
    assert_eq!(preview.get("/index.html").0, 200);
    assert_eq!(preview.get("/2026-10/assets/site.css").0, 200);
    for path in ["/2026-10/nothing.html", "/../report/data/report.toml", "/%2e%2e/report/data/report.toml"] {
        assert_eq!(preview.get(path).0, 404, "{path}");
    }
    assert_eq!(preview.get_as(PAGE, "evil.example").0, 403);

    preview.write("data/report.toml", "[org]\ncompany = \"新名字有限公司\"\n");
    preview.wait_for(PAGE, |status, body| status == 200 && body.contains("新名字有限公司"));

    preview.write("data/report.toml", "[org]\n\"<script>alert(1)</script>\" = 1\ncompani = \"甲\"\n");
    let error = preview.wait_for(PAGE, |status, _| status == 500);
    for said in [
        "data/report.toml:3:1",
        "compani = &quot;甲&quot;",
        "没有 `compani` 这个设置",
        "`compani` is not a setting of [org]",
        "did you mean `company`?",
        "是不是 `company`？",
    ] {
        assert!(error.contains(said), "{said} is not in {error}");
    }
    assert!(error.contains(SCRIPT), "the page of an error renews itself as well");
    assert!(!error.contains("<script>alert"), "{error}");

    preview.write("data/report.toml", "[org]\ncompany = \"修好了有限公司\"\n");
    preview.wait_for(PAGE, |status, body| status == 200 && body.contains("修好了有限公司"));

    // A folder that was not there when the preview began.
    preview.write("templates/tickets.html", "{{ nothing }");
    let error = preview.wait_for(PAGE, |status, _| status == 500);
    assert!(error.contains("templates/tickets.html:1") && error.contains("建议 help"), "{error}");
    fs::remove_file(preview.dir.path().join("report/templates/tickets.html")).expect("there");
    preview.wait_for(PAGE, |status, _| status == 200);

    // What the server adds stands in no file, and nothing was written into the report folder.
    assert!(!preview.dir.path().join("report/site").exists());
    let scratch = walkdir::WalkDir::new(preview.dir.path().join("scratch"));
    let pages: Vec<_> = scratch.into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file()).collect();
    assert!(pages.iter().any(|page| page.path().ends_with("2026-10/index.html")), "{pages:?}");
    for page in pages {
        let bytes = fs::read(page.path()).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&bytes).contains("livereload"), "{}", page.path().display());
    }
    #[cfg(unix)]
    preview.ends_and_leaves_nothing();
}

#[test]
fn a_preview_of_no_report_folder_and_a_port_in_use_are_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let refused = |arguments: &[&str], folder: &std::path::Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jiandu"));
        let output =
            command.env("JIANDU_LANGUAGE", "en").arg("serve").args(arguments).arg(folder).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).expect("text")
    };
    let said = refused(&["--port", "0"], dir.path());
    assert!(said.contains("help:"), "{said}");
    fs::create_dir(dir.path().join("data")).expect("made");
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let said = refused(&["--port", &port], dir.path());
    assert!(said.contains(&format!("port {port}")) && said.contains("--port 0"), "{said}");
}
