// A dialog over the page. It costs nothing until it is opened for the first time.
import { Modal, type ModalProps } from '@mantine/core';
import { useLayoutEffect, useState } from 'react';

/** Give it a `title`, or an `aria-label` by `attributes`. */
export function Dialog({ opened, ...props }: ModalProps) {
  // Made first and opened then, before anything is painted: where to give the focus back is noticed when it opens.
  const [made, setMade] = useState(false);
  useLayoutEffect(() => {
    if (opened) setMade(true);
  }, [opened]);
  return (opened || made) && <Modal {...props} opened={opened && made} closeButtonProps={{ 'aria-label': 'Close' }} />;
}
