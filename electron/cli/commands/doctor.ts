// `scopebench doctor`: what works on this machine, and what to do about what does not.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import type { DoctorOptions } from '../run/doctor.ts';
import { addCommonOptions } from './options.ts';

export function addDoctorCommand(program: Command, act: Act): void {
  const command = program
    .command('doctor')
    .description('check this machine: data folder, vault, shells, network, sandbox org')
    .option('-t, --tenant <name>', 'compare the clock with the org of this saved tenant as well');
  addCommonOptions(command).action(
    act(async (options: DoctorOptions) => {
      const { runDoctor } = await import('../run/doctor.ts');
      return runDoctor(options);
    }),
  );
}
