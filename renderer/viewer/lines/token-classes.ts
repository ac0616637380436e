// From a kind of piece to its colour.
import { PIECE } from '../worker/line-cursor.ts';
import styles from './tokens.module.css';

export const tokenClass = (kind: number): string | undefined => {
  switch (kind) {
    case PIECE.key:
      return styles.key;
    case PIECE.string:
      return styles.string;
    case PIECE.number:
      return styles.number;
    case PIECE.word:
      return styles.word;
    case PIECE.mark:
    case PIECE.colon:
      return styles.mark;
    default:
      return undefined;
  }
};
