// Puts text on the clipboard: the one way for buttons, menus and keys. Where the clipboard API is refused (a host may deny all
// permissions) the old copy command does it: it needs no permission, only that a person just did something.

/** False when both were refused. */
export const putOnClipboard = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let done = false;
    const fill = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
      done = true;
    };
    document.addEventListener('copy', fill, { capture: true });
    document.execCommand('copy');
    document.removeEventListener('copy', fill, { capture: true });
    return done;
  }
};
