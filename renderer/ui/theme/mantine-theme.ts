// Defaults of the Mantine components that the page uses. Looks are in mantine-overrides.css; here is only behaviour:
// short motion, no scroll lock (it would write an inline <style>), portals and focus as the house wants them.
import { createTheme } from '@mantine/core';

const motion = { transition: 'fade', duration: 100 } as const;

export const mantineTheme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'never',
  activeClassName: '',
  defaultRadius: 'var(--radius-control)',
  components: {
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        // Gone at once: what fades out would still take the next key.
        transitionProps: { ...motion, exitDuration: 0 },
        radius: 8,
        size: 480,
        // A <header> outside of a section would be a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Menu: {
      defaultProps: {
        transitionProps: motion,
        offset: 4,
        position: 'bottom-start',
        loop: true,
        // A role that a menu may not contain.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { transitionProps: motion, offset: 4 } },
    Tooltip: { defaultProps: { transitionProps: motion, openDelay: 350, offset: 6, multiline: true, maw: 320 } },
    Select: {
      defaultProps: { allowDeselect: false, withCheckIcon: false, comboboxProps: { transitionProps: motion } },
    },
    Combobox: { defaultProps: { transitionProps: motion } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
  },
});
