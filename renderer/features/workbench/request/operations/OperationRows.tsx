// The rows of the list of operations: what a search found, or what there is to look through.
import { Combobox } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconStar, IconStarFilled } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { Operation } from '../../../../../shared/okta/catalogue/catalogue.ts';
import type { OperationGroup } from '../../../../../shared/okta/catalogue/group-operations.ts';
import { operationTitle } from '../../../../../shared/okta/catalogue/operation-title.ts';
import type { OperationHit } from '../../../../../shared/okta/catalogue/search-operations.ts';
import { MethodTag } from '../../../../ui/chips/MethodTag.tsx';
import { Tag } from '../../../../ui/chips/Tag.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { Highlighted } from '../../Highlighted.tsx';
import type { BrowseSection } from './browse-rows.ts';
import { toggleFavourite, useFavourites } from './favourites.ts';
import css from './OperationRows.module.css';

export function FoundRows({ hits, current }: { hits: readonly OperationHit[]; current: string | undefined }) {
  return hits.map((hit) => (
    <Combobox.Option key={hit.operation.id} value={hit.operation.id} active={hit.operation.id === current}>
      <OperationRow {...hit} />
    </Combobox.Option>
  ));
}

export function BrowseRows({ sections, current }: { sections: readonly BrowseSection[]; current: string | undefined }) {
  return sections.map(({ label, rows }) => (
    <Combobox.Group key={label} label={label}>
      {rows.map((row) =>
        row.kind === 'group' ? (
          <Combobox.Option key={row.key} value={row.key} className={css.group}>
            <GroupRow group={row.group} open={row.open} />
          </Combobox.Option>
        ) : (
          <Combobox.Option
            key={row.key}
            value={row.key}
            active={row.operation.id === current}
            className={classNames(row.group !== null && css.inside)}
          >
            <OperationRow operation={row.operation} title={operationTitle(row.operation.id)} ranges={{}} />
          </Combobox.Option>
        ),
      )}
    </Combobox.Group>
  ));
}

function GroupRow({ group, open }: { group: OperationGroup; open: boolean }) {
  const { title, family, operations, reads } = group;
  const writes = operations.length - reads;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <Chevron size={14} stroke={1.75} aria-hidden className={css.chevron} />
      <span className={css.groupTitle} title={title}>
        {title}
        <span className="visually-hidden">{open ? ' (open)' : ' (closed)'}</span>
      </span>
      {family !== 'management' && <Tag>{family}</Tag>}
      <span className={css.counts}>
        {reads > 0 && <span>{reads} read</span>}
        {writes > 0 && <span className={css.writes}>{writes} write</span>}
      </span>
    </>
  );
}

function OperationRow({ operation, title, ranges }: Pick<OperationHit, 'operation' | 'title' | 'ranges'>) {
  return (
    <span className={css.row}>
      <span className={css.method}>
        <MethodTag method={operation.method} />
      </span>
      <span className={css.first}>
        <span className={css.title} title={title}>
          <Highlighted text={title} ranges={ranges.title} />
        </span>
        {operation.family !== 'management' && <Tag>{operation.family}</Tag>}
        {operation.deprecated && <Tag tone="warning">deprecated</Tag>}
        {(operation.lifecycle === 'EA' || operation.lifecycle === 'BETA') && <Tag>{operation.lifecycle}</Tag>}
      </span>
      <span className={css.scopes} title={operation.scopes.join(' ')}>
        <Highlighted
          text={operation.scopes.join(' ') || 'no scope'}
          ranges={operation.scopes.length > 0 ? ranges.scope : []}
        />
      </span>
      <Star operation={operation} />
      <span className={css.path} title={operation.path}>
        <Highlighted text={operation.path} ranges={ranges.path} />
      </span>
    </span>
  );
}

/** For the pointer. The keys are those of the list, and the chosen operation has a button. */
function Star({ operation: { id } }: { operation: Operation }) {
  const on = useFavourites().includes(id);
  const Icon = on ? IconStarFilled : IconStar;
  return (
    <span
      aria-hidden
      title={on ? 'Remove from favourites' : 'Add to favourites'}
      className={classNames(css.star, on && css.starred)}
      onClick={(event: MouseEvent) => {
        // The row is not chosen by it.
        event.stopPropagation();
        toggleFavourite(id);
      }}
    >
      <Icon size={14} stroke={1.75} />
    </span>
  );
}
