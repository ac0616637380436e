// Operations of the catalogue, found by what is typed and chosen one by one. Of an OpenAPI file, only the chosen ones become steps.
import { IconSquare, IconSquareCheckFilled, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { createOperationSearch } from '../../../../shared/okta/catalogue/search-operations.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { OperationLine } from '../../../ui/lists/OperationLine.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import css from './MakeForm.module.css';

const BEST = 50;

export interface OperationChoiceProps {
  chosen: readonly string[];
  onChoose: (operationIds: readonly string[]) => void;
}

export function OperationChoice({ chosen, onChoose }: OperationChoiceProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState<string | null>(null);
  const { catalogue } = useCatalogue();
  const search = useMemo(() => createOperationSearch(catalogue.operations), [catalogue]);
  const hits = useMemo(() => (text.trim() === '' ? [] : search(text, BEST)), [search, text]);
  const taken = new Set(chosen);
  const toggle = (id: string) => onChoose(taken.has(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Field label="Operations of the catalogue" hint="One step each; of an OpenAPI file, only these.">
      <div className={css.search}>
        <FilterInput
          label="Search operations"
          placeholder="Search by path, name, ID, tag or scope"
          value={text}
          onChange={setText}
        />
      </div>
      {hits.length > 0 && (
        <div className={css.found}>
          <VirtualList
            label="Operations to choose"
            items={hits}
            rowHeight={44}
            keyOf={({ operation }) => operation.id}
            selectedKey={at}
            onSelect={({ operation }) => setAt(operation.id)}
            checkedKeys={taken}
            onCheck={({ operation }) => toggle(operation.id)}
            renderRow={({ operation, title, ranges }) => {
              const Box = taken.has(operation.id) ? IconSquareCheckFilled : IconSquare;
              return (
                <span className={css.row}>
                  <Box size={16} stroke={1.5} aria-hidden />
                  <MethodTag method={operation.method} />
                  <OperationLine path={operation.path} title={title} marks={ranges} />
                </span>
              );
            }}
          />
        </div>
      )}
      {chosen.length > 0 && (
        <div className={css.picked}>
          {chosen.map((id) => (
            <Button key={id} size="small" icon={IconX} title={`Leave out ${id}`} onClick={() => toggle(id)}>
              {id}
            </Button>
          ))}
        </div>
      )}
    </Field>
  );
}
