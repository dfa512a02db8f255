//! Reads every export of a data folder, file by file on all cores, and joins the records in the order of the files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::folder::no_export;
use super::{Blame, Error, Watch};
use crate::ingest::discover::{self, Discovered, Found};
use crate::ingest::{
    self, DateOrder, DateRules, Door, Encoding, FileRead, Kind, Outcome, ReadFile, ReadOptions, Record, Remap, Symbols,
};
use crate::link::tickets::{Intake, TicketRows};
use crate::problem::Problem;
use crate::records;
use crate::records::tickets::Ticket;
use crate::said::said;
use crate::settings::{self, Settings};
use crate::time::{Moment, Packed};

macro_rules! exports {
    ($($(#[doc = $doc:literal])+ $field:ident: $kind:ident => $record:ty,)+) => {
        /// Everything that was read.
        #[derive(Debug, Default)]
        pub struct Exports {
            /// Service tickets.
            pub tickets: TicketRows,
            /// The files, in their natural order; a record's origin holds the number of its file.
            pub files: Vec<ReadFile>,
            /// The texts of all records.
            pub symbols: Symbols,
            /// The labels of all answers.
            pub labels: Symbols,
            /// Files that are no exports.
            pub not_read: Vec<Problem>,
            /// What must not be published of them.
            pub door: Door,
            $($(#[doc = $doc])+ pub $field: Vec<$record>,)+
        }

        /// The records of one file.
        enum Parsed {
            Tickets(FileRead<Ticket>, TicketRows),
            $($kind(FileRead<$record>),)+
        }

        impl Parsed {
            fn read(found: &Found, number: u16, options: &ReadOptions, intake: &Intake<'_>) -> Self {
                match found.kind {
                    Kind::Tickets => {
                        let mut read = ingest::read_file(&found.path, &found.name, number, options);
                        let rows = intake.sort(std::mem::take(&mut read.records), &read.symbols);
                        Self::Tickets(read, rows)
                    }
                    $(Kind::$kind => Self::$kind(ingest::read_file(&found.path, &found.name, number, options)),)+
                }
            }
        }

        impl Exports {
            fn take(&mut self, parsed: Parsed) {
                match parsed {
                    Parsed::Tickets(read, mut rows) => {
                        self.absorb(read, |remap, _| rows.remap(remap));
                        self.tickets.append(rows);
                    }
                    $(Parsed::$kind(read) => {
                        let rows = self.absorb(read, |remap, rows| rows.iter_mut().for_each(|row| row.remap(remap)));
                        self.$field.extend(rows);
                    })+
                }
            }
        }
    };
}

exports! {
    /// Answers to questionnaires.
    surveys: Surveys => records::surveys::Survey,
    /// Rounds of questionnaires.
    campaigns: Campaigns => records::campaigns::Campaign,
    /// Projects.
    projects: Projects => records::projects::Project,
    /// Return visits.
    visits: Visits => records::visits::Visit,
    /// Major faults.
    faults: Faults => records::faults::Fault,
    /// Fault analyses.
    fault_analyses: FaultAnalyses => records::fault_analyses::FaultAnalysis,
    /// Inspections and their findings.
    inspections: Inspections => records::inspections::Inspection,
    /// Weekly reports.
    weekly_reports: WeeklyReports => records::weekly_reports::WeeklyReport,
    /// Liaison forms.
    liaison: Liaison => records::liaison::LiaisonForm,
    /// Research visits.
    research: Research => records::research::Research,
    /// New-year gifts and next year's needs.
    yearend: Yearend => records::yearend::Yearend,
    /// The holiday watch.
    holiday_duty: HolidayDuty => records::holiday_duty::DutyCheck,
    /// Shifts.
    shifts: Shifts => records::shifts::Shift,
    /// Requests of shop agents and leave.
    shift_requests: ShiftRequests => records::shift_requests::ShiftRequest,
    /// Chats.
    chat_sessions: ChatSessions => records::chat_sessions::ChatSession,
    /// Orders.
    orders: Orders => records::orders::Order,
    /// The roster.
    staff: Staff => records::staff::Staff,
    /// Remarks.
    remarks: Remarks => records::remarks::Remark,
}

impl Exports {
    /// Reads the exports below `data`; `intake` sorts the tickets.
    ///
    /// # Errors
    /// The folder cannot be read or holds no export, a pattern of `[inputs]` fits no file, or a file is in no
    /// encoding that we know.
    pub fn read(data: &Path, settings: &Settings, intake: &Intake<'_>, watch: &dyn Watch) -> Result<Self, Error> {
        let Discovered { files, not_read, unmatched } = discover(data, settings)?;
        if let Some((kind, pattern)) = unmatched.first() {
            let shown = data.display();
            let message = said!(
                "`inputs.{kind}`: no file below {shown} fits `{pattern}`",
                "`inputs.{kind}`：{shown} 之下没有文件符合 `{pattern}`"
            );
            return Err(Error::new(Blame::User, message).help(said!(
                "correct the pattern in report.toml, or leave `[inputs]` out so that kinds come from file names",
                "改正 report.toml 里的写法，或去掉 `[inputs]`，由文件名决定种类"
            )));
        }
        if files.is_empty() {
            return Err(no_export(data, &not_read));
        }
        let options: BTreeMap<Kind, ReadOptions> =
            Kind::ALL.iter().map(|kind| (*kind, options(*kind, settings))).collect();
        let mut exports = Self { not_read, ..Self::default() };
        watch.begin("read", files.len());
        in_order(
            &files,
            |number, found| {
                let read =
                    Parsed::read(found, u16::try_from(number).unwrap_or(u16::MAX), &options[&found.kind], intake);
                watch.step(&found.name);
                read
            },
            |parsed| exports.take(parsed),
        );
        watch.end();
        if files.len() > usize::from(u16::MAX) {
            let (shown, most) = (data.display(), u16::MAX);
            let message = said!("{shown} holds more than {most} exports", "{shown} 里的导出文件超过 {most} 个");
            return Err(Error::new(Blame::User, message));
        }
        match exports.files.iter().find(|file| file.outcome == Outcome::UnknownEncoding) {
            Some(file) => Err(super::disguised::error(data, &file.path).unwrap_or_else(|| undecodable(file))),
            None => Ok(exports),
        }
    }

    /// Takes in the texts of a file; `remap` makes its records speak of the joined ones.
    fn absorb<T: Record>(&mut self, read: FileRead<T>, remap: impl FnOnce(&Remap<'_>, &mut [T])) -> Vec<T> {
        let FileRead { file, mut records, symbols, labels, door } = read;
        self.door.absorb(&door);
        let symbols = self.symbols.absorb(&symbols);
        let labels = self.labels.absorb(&labels);
        remap(&Remap::new(&symbols, &labels), &mut records);
        self.files.push(file);
        records
    }
}

fn undecodable(file: &ReadFile) -> Error {
    let (path, kind) = (&file.path, file.kind);
    let message = said!("{path}: the file is in no encoding that we know", "{path}：认不出文件的编码");
    Error::new(Blame::Report, message).help(said!(
        "export it again as UTF-8 or GB18030, or name its encoding: `[ingest.{kind}] encoding = \"gb18030\"`",
        "重新导出为 UTF-8 或 GB18030，或写明编码：`[ingest.{kind}] encoding = \"gb18030\"`"
    ))
}

fn discover(data: &Path, settings: &Settings) -> Result<Discovered, Error> {
    let inputs = (!settings.inputs.is_empty()).then(|| {
        let of = |(kind, patterns): (&String, &Vec<String>)| Some((kind.parse::<Kind>().ok()?, patterns.clone()));
        settings.inputs.iter().filter_map(of).collect::<BTreeMap<_, _>>()
    });
    discover::discover(data, inputs.as_ref()).map_err(|error| {
        Error::wrong(format!("{}: {error}", data.display())).help(said!(
            "a report folder holds its exports in data/; name the folder above it",
            "报告文件夹的导出都在 data/ 里，请给出它上一层的文件夹"
        ))
    })
}

/// Works on `items` on all threads of the pool and takes the results in the order of the items. The thread that
/// completes the order takes: none waits for another one's results.
fn in_order<I: Sync, T: Send>(items: &[I], work: impl Fn(usize, &I) -> T + Sync, take: impl FnMut(T) + Send) {
    let next = AtomicUsize::new(0);
    let results = Mutex::new((BTreeMap::new(), 0, take));
    let one_after_the_other = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { break };
            let result = work(at, item);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            let (waiting, wanted, take) = &mut *results;
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(wanted) {
                take(result);
                *wanted += 1;
            }
        }
    };
    rayon::scope(|scope| {
        for _ in 0..rayon::current_num_threads().min(items.len()) {
            scope.spawn(|_| one_after_the_other());
        }
    });
}

/// How files of a kind are read under the settings.
fn options(kind: Kind, settings: &Settings) -> ReadOptions {
    let slug = kind.slug();
    let own = settings.ingest.kinds.get(slug);
    let encoding = match settings.ingest.encoding_of(slug) {
        settings::Encoding::Auto => None,
        settings::Encoding::Utf8 => Some(Encoding::Utf8),
        settings::Encoding::Utf16Le => Some(Encoding::Utf16Le),
        settings::Encoding::Utf16Be => Some(Encoding::Utf16Be),
        settings::Encoding::Gb18030 => Some(Encoding::Gb18030),
    };
    let delimiter = own.and_then(|own| own.delimiter).map(|delimiter| match delimiter {
        settings::Delimiter::Comma => ',',
        settings::Delimiter::Tab => '\t',
        settings::Delimiter::Semicolon => ';',
        settings::Delimiter::FullWidthComma => '，',
        settings::Delimiter::Pipe => '|',
    });
    let order = match own.and_then(|own| own.date_order) {
        None => DateOrder::Unknown,
        Some(settings::DateOrder::Mdy) => DateOrder::Mdy,
        Some(settings::DateOrder::Dmy) => DateOrder::Dmy,
    };
    let prefix = format!("{slug}.");
    ReadOptions {
        encoding,
        delimiter,
        dates: DateRules { order, offset_minutes: settings.calendar.timezone.offset_seconds() / 60 },
        empty: own.map(|own| own.empty.clone()).unwrap_or_default(),
        header_scan: settings.ingest.header_scan as usize,
        fill_down: settings
            .ingest
            .fill_down
            .iter()
            .filter_map(|column| column.strip_prefix(&prefix).map(str::to_owned))
            .collect(),
        aliases: settings.aliases.get(slug).cloned().unwrap_or_default(),
        values: settings.values.get(slug).cloned().unwrap_or_default(),
        constants: settings.constant.get(slug).cloned().unwrap_or_default(),
    }
}

impl Exports {
    /// The moments at which something happened, as far as they tell which months the exports cover.
    pub fn moments(&self) -> impl Iterator<Item = Moment> {
        let tickets = self.tickets.rows().map(|it| it.opened);
        let surveys = self.surveys.iter().filter_map(|it| it.submitted.or(it.sent));
        let visits = self.visits.iter().map(|it| it.visited);
        let faults = self.faults.iter().map(|it| it.occurred);
        let analyses = self.fault_analyses.iter().filter_map(|it| it.occurred.or(it.submitted));
        let inspections = self.inspections.iter().filter_map(|it| it.done);
        let weekly = self.weekly_reports.iter().map(|it| it.submitted);
        let liaison = self.liaison.iter().map(|it| it.issued);
        let research = self.research.iter().filter_map(|it| it.done);
        let duty = self.holiday_duty.iter().map(|it| it.checked);
        let shifts = self.shifts.iter().filter(|it| it.actual.is_some()).map(|it| it.date);
        let chats = self.chat_sessions.iter().map(|it| it.asked);
        let orders = self.orders.iter().filter_map(|it| it.shipped);
        tickets
            .chain(surveys)
            .chain(visits)
            .chain(faults)
            .chain(analyses)
            .chain(inspections)
            .chain(weekly)
            .chain(liaison)
            .chain(research)
            .chain(duty)
            .chain(shifts)
            .chain(chats)
            .chain(orders)
            .map(Packed::at)
    }
}
