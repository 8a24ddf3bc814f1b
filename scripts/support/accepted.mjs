// What the built page uses although a browser that we promise lacks it, and what happens there.

const ASKED = 'The code asks for it first.';
const OWN_NAME = "A method or an object of the library's own, not the browser's.";
const OLD_WAY = 'The same is said in the other browsers’ way beside it.';

export const ACCEPTED = {
  'api.EditContext': 'Monaco asks for it first and types into a text area otherwise.',
  'api.Navigator.connection': ASKED,
  'api.Navigator.gpu': 'Monaco draws with it only when told to, and nobody tells it.',
  'api.Window.cancelIdleCallback': 'Only what requestIdleCallback began is cancelled.',
  'api.Window.devicePixelRatio': 'All have it; Safari leaves the zoom of the page out of it.',
  'api.Window.navigation': 'React asks for it first.',
  'api.Window.requestIdleCallback':
    'The editor is fetched after a fixed time instead (src/monaco/richEditor.ts); Monaco has a way of its own.',
  'api.Window.restore': OWN_NAME,
  'api.Window.setImmediate': 'React asks for it first.',
  'api.Window.updateCommands': OWN_NAME,
  'api.scheduler': 'The name of a service of AWS.',
  'api.trustedTypes':
    'The policy that asks for it means nothing there either (src/confined/trustedTypes.ts); the rest of the policy holds.',
  'javascript.builtins.Error.captureStackTrace': ASKED,
  'javascript.builtins.Iterator.drop': OWN_NAME,
  'javascript.builtins.Iterator.take': OWN_NAME,
  'javascript.builtins.Iterator.toArray': OWN_NAME,
  'javascript.builtins.Uint8Array.fromHex': OWN_NAME,
  'javascript.builtins.Symbol.dispose':
    'Monaco names a method of its iterators so; nothing calls it, and `undefined` is a name too.',

  'css.at-rules.page': 'Paper and margins are those of the print dialog.',
  'css.properties.size': 'Inside @page: as there.',
  'css.properties.break-after.avoid': 'A heading may stand last on a printed page.',
  'css.properties.accent-color': 'The mark of a chosen box has the colour of the system.',
  'css.properties.field-sizing': 'A field has its usual width.',
  'css.properties.field-sizing.content': 'As above.',
  'css.properties.field-sizing.fixed': 'As above.',
  'css.properties.overscroll-behavior': 'Scrolling past the end of a list may go on around it.',
  'css.properties.paint-order': 'All have it for SVG, which is where it is used.',
  'css.properties.scrollbar-gutter': 'Text moves by a scroll bar’s width when one appears.',
  'css.properties.scrollbar-gutter.stable': 'As above.',
  'css.properties.scrollbar-width': 'Scroll bars have their usual width.',
  'css.properties.scrollbar-width.none': 'Monaco says it a second time for WebKit.',
  'css.properties.forced-color-adjust': 'WebKit has no forced colours.',
  'css.properties.forced-color-adjust.none': 'As above.',
  'css.properties.text-wrap.balance': 'Lines of a heading are filled one after the other.',
  'css.properties.text-spacing-trim': 'About Chinese, Japanese and Korean punctuation in Monaco.',
  'css.properties.text-spacing-trim.space-all': 'As above.',
  'css.properties.-webkit-app-region': 'For windows of desktop programs; Monaco brings it.',
  'css.properties.-webkit-touch-callout': 'For phones of Apple; Monaco brings it.',
  'css.selectors.-moz-progress-bar': OLD_WAY,
  'css.selectors.-webkit-progress-bar': OLD_WAY,
  'css.selectors.-webkit-progress-value': OLD_WAY,
  'css.selectors.-webkit-scrollbar': OLD_WAY,
};
