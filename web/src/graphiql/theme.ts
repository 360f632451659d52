/** The editors in the colours of the explorer. */
const clear = '#00000000';

const colors = (link: string, accent: string, card: string) => ({
  'editor.background': clear,
  'scrollbar.shadow': clear,
  'editorWidget.background': card,
  'editorHoverWidget.background': card,
  'editorSuggestWidget.background': card,
  'editorSuggestWidget.selectedBackground': `${link}22`,
  'editorSuggestWidget.selectedForeground': link,
  'list.hoverBackground': `${link}11`,
  'list.highlightForeground': accent,
  'list.focusHighlightForeground': accent,
  'textLink.foreground': link,
  focusBorder: link,
});

export const themeNames = { light: 'explorer-light', dark: 'explorer-dark' };

export const themes = {
  light: {
    base: 'vs' as const,
    inherit: true,
    colors: colors('#0b5563', '#b8481a', '#ffffff'),
    rules: [
      { token: 'number', foreground: '#06603f' },
      { token: 'argument.identifier.gql', foreground: '#5653b3' },
    ],
  },
  dark: {
    base: 'vs-dark' as const,
    inherit: true,
    colors: colors('#7fd0df', '#ff9d66', '#182026'),
    rules: [{ token: 'argument.identifier.gql', foreground: '#a5a0ff' }],
  },
};
