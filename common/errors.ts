/**
 * The one catalogue of errors that a person or a client can cause. Every
 * interface answers them as `{"error": {"code", "message"}}` with the status
 * given here; `docs/errors.md` lists the same codes, by test.
 */
export const errorCatalogue = {
  BadArgument: { status: 400, message: 'The request does not have the expected form.' },
  BadJson: { status: 400, message: 'The body is not valid JSON.' },
  NotSignedIn: { status: 401, message: 'Sign in first.' },
  TokenMissing: { status: 401, message: 'Send "Authorization: Bearer <token>".' },
  TokenInvalid: { status: 401, message: 'The token is not one of ours. Ask for a new one.' },
  TokenExpired: { status: 401, message: 'The token has expired. Ask for a new one.' },
  SignInFailed: { status: 401, message: 'The e-mail address and password do not match an account.' },
  ConversationOver: { status: 403, message: 'This conversation is over. Start a new one.' },
  ConversationMoved: { status: 403, message: 'This conversation goes on at another screen.' },
  NotAllowed: { status: 403, message: 'Your role does not allow this.' },
  ForeignOrigin: { status: 403, message: 'The request came from another website.' },
  NotFound: { status: 404, message: 'There is nothing at this address.' },
  CodeUnknown: { status: 404, message: 'This code is not known, or it has been used. Ask for a new one.' },
  ConversationNotFound: { status: 404, message: 'There is no such conversation.' },
  GuideNotFound: { status: 404, message: 'There is no such guide.' },
  LibraryNotFound: { status: 404, message: 'There is no such library.' },
  StaffNotFound: { status: 404, message: 'This colleague does not have the desk open.' },
  RequestNotFound: { status: 404, message: 'There is no such handoff request.' },
  MethodNotAllowed: { status: 405, message: 'This address does not answer that method.' },
  GuideUnfinished: { status: 409, message: 'The check finds errors in this guide. Mend them first.' },
  AlreadyClaimed: { status: 409, message: 'Another librarian has this conversation.' },
  TooManyChats: { status: 409, message: 'You have as many chats as your library allows at once. End one first.' },
  NotYours: { status: 409, message: 'Claim the conversation before you answer in it.' },
  RequestEnded: { status: 409, message: 'This handoff request has already ended.' },
  Conflict: { status: 409, message: 'Somebody else changed this at the same time. Load it again.' },
  TooLarge: { status: 413, message: 'The request is larger than this service accepts.' },
  TextTooLong: { status: 413, message: 'The text is longer than 4,000 characters.' },
  UploadRefused: { status: 415, message: 'Files are not accepted in this chat. Ask a librarian how to send one.' },
  PictureRefused: { status: 415, message: 'This is not a picture that can be used. Choose a JPEG, PNG or WebP of at most 8 MB.' },
  UnsupportedMediaType: { status: 415, message: 'Send the body as application/json.' },
  TooManyRequests: { status: 429, message: 'That was many requests at once. Wait a moment and try again.' },
  Internal: { status: 500, message: 'Something failed on our side. Send it again; it will count once.' },
  ChannelOff: { status: 501, message: 'This channel is not set up here.' },
  Unavailable: { status: 503, message: 'The service is starting or stopping. Try again in a moment.' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** An error that a person or a client can cause; adapters turn it into an answer. */
export class HouseError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | undefined;

  constructor(code: ErrorCode, detail?: string) {
    super(detail === undefined ? errorCatalogue[code].message : `${errorCatalogue[code].message} ${detail}`);
    this.name = 'HouseError';
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return errorCatalogue[this.code].status;
  }

  /** The body every interface answers with. */
  toJSON(): { error: { code: ErrorCode; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}
