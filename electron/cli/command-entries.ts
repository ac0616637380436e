// The words of a command that the help above it shows, and how the rest of it is loaded: options, work and text of a command are in
// a file of its own, which is read when the command is called.
import type { Command } from 'commander';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Gives a command its options and its work: `act` turns a function that does the work into the command's action. */
export type Define = (command: Command, terminal: Terminal, act: Act) => void;

/** How a command's work becomes its exit code: commands hand their work to this and never end the process themselves. */
export type Act = <Given extends unknown[]>(
  work: (...given: Given) => Promise<ExitCode>,
) => (...given: Given) => Promise<void>;

export interface CommandEntry {
  name: string;
  /** What follows the name, as its own help has it: `[options] <method> <path>`. */
  usage: string;
  summary: string;
  load(): Promise<Define>;
  /** It makes many calls, so that compiled schemas pay. */
  long?: true;
  /** The heading above it and those that follow. */
  group?: string;
}

/** The commands of `parent`, each without its options until it is called. */
export function addCommands(parent: Command, entries: readonly CommandEntry[], terminal: Terminal, act: Act): void {
  const usages = new Map(entries.map(({ name, usage }) => [name, `${name} ${usage}`.trim()]));
  parent
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (command) => usages.get(command.name()) ?? command.name() });
  for (const { name, summary, group } of entries) {
    if (group !== undefined) parent.commandsGroup(group);
    // The look of the help above it is not that of its own.
    parent.command(name).description(summary).configureHelp({});
  }
  parent.hook('preSubcommand', async (_parent, command) => {
    const entry = entries.find(({ name }) => name === command.name());
    if (!entry) return;
    if (!entry.long) await import('./plain-schemas.ts');
    (await entry.load())(command, terminal, act);
  });
}
