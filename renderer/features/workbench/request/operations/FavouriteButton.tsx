// The star of the chosen operation: what it keeps is at the top of the list of operations.
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { Operation } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { operationTitle } from '../../../../../shared/okta/catalogue/operation-title.ts';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { toggleFavourite, useFavourites } from './favourites.ts';

export function FavouriteButton({ operation: { id } }: { operation: Operation }) {
  const on = useFavourites().includes(id);
  const title = operationTitle(id);
  return (
    <IconButton
      icon={on ? IconStarFilled : IconStar}
      size="small"
      label={on ? `Remove ${title} from favourites` : `Add ${title} to favourites`}
      pressed={on}
      onClick={() => toggleFavourite(id)}
    />
  );
}
