// Why the sandbox does not take what it was told (a fault, a time, a call of the control endpoint): what is wrong, what that
// means, what to do instead. Its callers tell it in their own form.

export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
  readonly meaning: string;
  readonly fix: string;

  constructor(message: string, meaning: string, fix: string) {
    super(message);
    this.meaning = meaning;
    this.fix = fix;
  }
}
