/** The records as both databases keep them. Times are ISO 8601 text; `state`, `reference` and `json` hold JSON. */
export interface Tables {
  conversations: ConversationRecord;
  activities: ActivityRecord;
  requests: RequestRecord;
  staff: StaffRecord;
  sessions: SessionRecord;
  secrets: SecretRecord;
  counts: CountRecord;
  audit: AuditRecord;
  outages: OutageRecord;
  presence: PresenceRecord;
  contacts: ContactRecord;
  comments: CommentRecord;
  calendars: CalendarRecord;
  moves: MoveRecord;
  notes: NoteRecord;
  replies: ReplyRecord;
  read_marks: ReadMarkRecord;
  switches: SwitchRecord;
  listeners: ListenerRecord;
  desk_position: DeskPositionRecord;
  desk_log: DeskLogRecord;
  editions: EditionRecord;
  revisions: RevisionRecord;
  editing: EditingRecord;
  fact_marks: FactMarkRecord;
  pictures: PictureRecord;
  models: ModelRecord;
  saved_questions: SavedQuestionRecord;
  link_checks: LinkCheckRecord;
  guide_position: GuidePositionRecord;
  questions: QuestionRecord;
  migrations: MigrationRecord;
  /** PostgreSQL alone: what the instances tell each other. */
  news: NewsRecord;
}

export interface ConversationRecord {
  id: string;
  version: number;
  channel: string;
  library_id: string;
  state: string;
  watermark: number;
  delivered: number;
  created_at: string;
  updated_at: string;
  reference: string | null;
}

export interface ActivityRecord {
  conversation_id: string;
  watermark: number;
  id: string;
  client_id: string | null;
  json: string;
}

export interface RequestRecord {
  id: string;
  version: number;
  conversation_id: string;
  library_id: string;
  state: string;
  json: string;
  pool_id: string | null;
  opened_at: string;
}

export interface StaffRecord {
  id: string;
  email: string;
  first_name: string;
  role: string;
  library_id: string;
  password_hash: string;
}

export interface SessionRecord {
  token_hash: string;
  staff_id: string;
  created_at: string;
  expires_at: string;
}

export interface SecretRecord {
  name: string;
  value: string;
}

export interface CountRecord {
  day: string;
  library_id: string;
  event: string;
  guide_id: string;
  step_id: string;
  total: number;
}

export interface AuditRecord {
  at: string;
  staff_id: string | null;
  action: string;
  subject: string | null;
}

export interface PresenceRecord {
  staff_id: string;
  library_id: string;
  seen_at: string;
  status: string;
  /** 1 once the last desk is closed. */
  closed: number;
}

export interface ContactRecord {
  request_id: string;
  library_id: string;
  json: string;
  created_at: string;
}

export interface CommentRecord {
  id: string;
  library_id: string;
  day: string;
  about: string;
  guide_id: string;
  rating: string;
  comment: string;
}

export interface CalendarRecord {
  library_id: string;
  kind: string;
  due_at: string;
  read_at: string;
  json: string | null;
}

export interface MoveRecord {
  code: string;
  conversation_id: string;
  library_id: string;
  language: string;
  moves: number;
  expires_at: string;
  taken_by: string | null;
}

export interface OutageRecord {
  id: string;
  /** Null while no end is known. */
  ends_at: string | null;
  json: string;
}

export interface NoteRecord {
  request_id: string;
  id: string;
  conversation_id: string;
  at: string;
  json: string;
}

export interface ReplyRecord {
  id: string;
  staff_id: string;
  title: string;
  words: string;
}

export interface ReadMarkRecord {
  conversation_id: string;
  side: string;
  watermark: number;
}

export interface SwitchRecord {
  library_id: string;
  json: string;
}

export interface ListenerRecord {
  conversation_id: string;
  at: string;
}

export interface DeskPositionRecord {
  position: number;
}

/** What a piece of the desk's news is about: ids only. */
export interface DeskLogRecord {
  position: number;
  written_at: string;
  kind: string;
  request_id: string;
  /** With `activities` alone, as are the watermarks of the first and the last of them. */
  conversation_id: string | null;
  first_watermark: number | null;
  last_watermark: number | null;
  /** With `note` alone. */
  note_id: string | null;
}

export interface EditionRecord {
  library_id: string;
  guide_id: string;
  version: number;
  /** Number of the revision that is live; null for none. */
  live: number | null;
  json: string;
}

export interface RevisionRecord {
  library_id: string;
  guide_id: string;
  number: number;
  json: string;
}

export interface EditingRecord {
  library_id: string;
  guide_id: string;
  staff_id: string;
  first_name: string;
  at: string;
}

export interface FactMarkRecord {
  library_id: string;
  fact_id: string;
  json: string;
}

export interface PictureRecord {
  name: string;
  type: string;
  at: string;
  content: Uint8Array;
}

export interface ModelRecord {
  hash: string;
  /** Until when whoever claimed it may train it. */
  claimed_until: string;
  at: string;
  /** Null while it is being trained. */
  content: Uint8Array | null;
}

export interface SavedQuestionRecord {
  id: string;
  library_id: string;
  question: string;
  guide_id: string;
}

export interface LinkCheckRecord {
  url: string;
  at: string;
  status: number;
  failing_since: string | null;
}

export interface GuidePositionRecord {
  position: number;
}

export interface QuestionRecord {
  id: string;
  library_id: string;
  conversation_id: string;
  at: string;
  /** `open`, or how an editor has dealt with it: `used`, `dismissed`. */
  state: string;
  why: string;
  question: string;
  language: string;
  guide_id: string | null;
  step_id: string | null;
  answer: string | null;
}

export interface MigrationRecord {
  number: number;
  name: string;
  at: string;
}

export interface NewsRecord {
  id: number;
  tx: number;
  json: string;
}
