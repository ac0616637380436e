// For a command that checks each schema once or twice: zod would compile a fast check of each at its first use, which costs such
// a command more than it saves. Loaded before anything that has a schema.
import { config } from 'zod';

config({ jitless: true });
