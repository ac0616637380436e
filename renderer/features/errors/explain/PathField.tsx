// The path of the request, found while it is typed: a path, an address, or words that name the operation.
import { Combobox, useCombobox } from '@mantine/core';
import { useMemo } from 'react';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { OperationLine } from '../../../ui/lists/OperationLine.tsx';
import type { OperationFinder } from './find-operations.ts';
import css from './RequestFields.module.css';

export interface PathFieldProps {
  path: string;
  finder: OperationFinder;
  onType: (text: string) => void;
  onPick: (operation: Operation) => void;
}

export function PathField({ path, finder, onType, onPick }: PathFieldProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const opened = combobox.dropdownOpened;
  const hits = useMemo(() => (opened ? finder.find(path) : []), [finder, path, opened]);
  return (
    <Combobox
      store={combobox}
      width={460}
      position="top-start"
      offset={4}
      onOptionSubmit={(id) => {
        const hit = hits.find((each) => each.operation.id === id);
        if (hit) onPick(hit.operation);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <input
          type="text"
          className={css.path}
          aria-label="Path of the request"
          placeholder="/api/v1/… or words: list groups"
          value={path}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            onType(event.currentTarget.value);
            combobox.resetSelectedOption();
            combobox.openDropdown();
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={(event) => {
            // What is typed is kept, unless one of the list is chosen.
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0) combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={css.dropdown} hidden={hits.length === 0}>
        <Combobox.Options mah={280} className={css.options} aria-label="Operations">
          {hits.map(({ operation, title, ranges }) => (
            <Combobox.Option key={operation.id} value={operation.id} className={css.option}>
              <MethodTag method={operation.method} />
              <OperationLine path={operation.path} title={title} marks={ranges} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
