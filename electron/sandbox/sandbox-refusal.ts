// Why the sandbox does not take what it was given (a fault, a time, a call to the control endpoint): what is wrong, what that
// means, what to do instead. Its callers show it in their own form.

/** `invalid`: wrong in itself. `conflict`: what the org holds already does not allow it now. */
export type RefusalReason = 'invalid' | 'conflict';

export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
  readonly meaning: string;
  readonly fix: string;
  readonly reason: RefusalReason;

  constructor(message: string, meaning: string, fix: string, reason: RefusalReason = 'invalid') {
    super(message);
    this.meaning = meaning;
    this.fix = fix;
    this.reason = reason;
  }
}
