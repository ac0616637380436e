// The scopes that are registered on an integration. A whole list can be pasted; how many of them the catalogue does not know
// is said and stops nobody.

import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { ScopesInput } from '../../../ui/controls/ScopesInput.tsx';
import { formatCounted } from '../../../ui/values/format.ts';

export interface ScopesFieldProps {
  scopes: readonly string[];
  /** Typed and not a chip yet. It stays text when the field is left: chips that appear under a click would move its button. */
  text: string;
  onChange: (scopes: readonly string[], text: string) => void;
}

export function ScopesField({ scopes, text, onChange }: ScopesFieldProps) {
  const { scope: known } = useCatalogue();
  const unknown = scopes.filter((name) => !known.has(name)).length;
  return (
    <Field
      label="Registered scopes"
      aside={
        scopes.length > 0 && (
          <Button size="small" variant="quiet" onClick={() => onChange([], text)}>
            Remove all
          </Button>
        )
      }
      hint={
        unknown > 0
          ? `${formatCounted(scopes.length, 'scope')}, ${unknown} of them not in the catalogue, which is allowed.`
          : scopes.length > 0
            ? `${formatCounted(scopes.length, 'scope')}.`
            : 'As registered on the integration, or granted to the app. You can paste a whole list, as text or JSON.'
      }
    >
      <ScopesInput
        label="Add scopes"
        placeholder="Type or paste scopes"
        scopes={scopes}
        text={text}
        onChange={onChange}
      />
    </Field>
  );
}
