import type { CommandId } from '../commands/commands.ts';
import type { RibbonTab } from '../model/app-state.ts';
import type { MenuId } from './menus.ts';

/** One control of the ribbon. `size`: a tall button with its name below, a name beside a small icon, or only an icon. */
export interface RibbonItem {
  readonly kind: 'button' | 'split' | 'menu' | 'combo' | 'check' | 'gallery';
  readonly name: string;
  readonly command: CommandId;
  readonly argument?: string;
  readonly menu?: MenuId;
  readonly size: 'large' | 'small' | 'icon';
  readonly icon: string;
  /** In pixels, where the name does not say it. */
  readonly width?: number;
  /** Where it is not the name without its spaces. */
  readonly automationId?: string;
}

/** Columns from left to right; a column is rows from top to bottom, and a row is items from left to right. */
export interface RibbonGroup {
  readonly name: string;
  readonly columns: readonly (readonly (readonly RibbonItem[])[])[];
}

type Size = RibbonItem['size'];
const button = (name: string, command: CommandId, size: Size, icon: string = command): RibbonItem => ({
  kind: 'button',
  name,
  command,
  size,
  icon,
});
const split = (name: string, command: CommandId, menu: MenuId, size: Size, icon: string = command): RibbonItem => ({
  kind: 'split',
  name,
  command,
  menu,
  size,
  icon,
});
const drop = (name: string, command: CommandId, menu: MenuId, size: Size, icon: string = menu): RibbonItem => ({
  kind: 'menu',
  name,
  command,
  menu,
  size,
  icon,
});
const combo = (name: string, command: CommandId, menu: MenuId, width: number): RibbonItem => ({
  kind: 'combo',
  name,
  command,
  menu,
  size: 'icon',
  icon: '',
  width,
});
const check = (name: string, command: CommandId): RibbonItem => ({
  kind: 'check',
  name,
  command,
  size: 'small',
  icon: '',
});
const named = (automationId: string, item: RibbonItem): RibbonItem => ({ ...item, automationId });
const large = (item: RibbonItem) => [[item]];

/** The ribbon: what each tab shows. A new button is one line here, and one in a command table. */
export const ribbon: Readonly<Record<RibbonTab, readonly RibbonGroup[]>> = {
  Home: [
    {
      name: 'Clipboard',
      columns: [
        large(split('Paste', 'paste', 'paste', 'large')),
        [
          [button('Cut', 'cut', 'small')],
          [button('Copy', 'copy', 'small')],
          [button('Format Painter', 'format-painter', 'small')],
        ],
      ],
    },
    {
      name: 'Font',
      columns: [
        [
          [
            combo('Font', 'font', 'fonts', 124),
            combo('Font Size', 'font-size', 'sizes', 48),
            named('FontSizeIncrease', button('Increase Font Size', 'grow-font', 'icon')),
            named('FontSizeDecrease', button('Decrease Font Size', 'shrink-font', 'icon')),
          ],
          [
            button('Bold', 'bold', 'icon'),
            button('Italic', 'italic', 'icon'),
            button('Underline', 'underline', 'icon'),
            button('Strikethrough', 'strikethrough', 'icon'),
            button('Subscript', 'subscript', 'icon'),
            button('Superscript', 'superscript', 'icon'),
            named('TextHighlightColor', split('Text Highlight Color', 'highlight', 'highlights', 'icon')),
            named('FontColor', split('Font Color', 'font-color', 'font-colors', 'icon')),
          ],
        ],
      ],
    },
    {
      name: 'Paragraph',
      columns: [
        [
          [
            button('Bullets', 'bullets', 'icon'),
            button('Numbering', 'numbering', 'icon'),
            named('IndentDecrease', button('Decrease Indent', 'indent-less', 'icon')),
            named('IndentIncrease', button('Increase Indent', 'indent-more', 'icon')),
          ],
          [
            button('Align Left', 'align-left', 'icon'),
            button('Center', 'align-center', 'icon'),
            button('Align Right', 'align-right', 'icon'),
            button('Justify', 'justify', 'icon'),
            drop('Line Spacing', 'line-spacing', 'line-spacing', 'icon'),
          ],
        ],
      ],
    },
    {
      name: 'Styles',
      columns: [
        [[{ kind: 'gallery', name: 'Styles', command: 'style', menu: 'styles', size: 'large', icon: '', width: 284 }]],
      ],
    },
    {
      name: 'Editing',
      columns: [
        [
          [split('Find', 'find', 'find', 'small')],
          [button('Replace', 'replace', 'small')],
          [drop('Select', 'select-all', 'select', 'small')],
        ],
      ],
    },
  ],
  Insert: [
    { name: 'Pages', columns: [large(button('Page Break', 'page-break', 'large'))] },
    { name: 'Tables', columns: [large(drop('Table', 'table', 'table', 'large'))] },
    {
      name: 'Illustrations',
      columns: [large(button('Pictures', 'pictures', 'large')), large(drop('Shapes', 'symbol', 'shapes', 'large'))],
    },
    { name: 'Links', columns: [large(button('Link', 'link', 'large'))] },
    { name: 'Comments', columns: [large(named('InsertComment', button('Comment', 'new-comment', 'large')))] },
    {
      name: 'Header & Footer',
      columns: [
        large(drop('Header', 'header', 'header', 'large')),
        large(drop('Footer', 'footer', 'footer', 'large')),
        large(drop('Page Number', 'page-number', 'page-number', 'large')),
      ],
    },
    { name: 'Symbols', columns: [large(drop('Symbol', 'symbol', 'symbols', 'large'))] },
  ],
  Layout: [
    {
      name: 'Page Setup',
      columns: [
        large(drop('Margins', 'margins', 'margins', 'large')),
        large(drop('Orientation', 'orientation', 'orientation', 'large')),
        large(named('PageSize', drop('Size', 'page-size', 'page-sizes', 'large'))),
        large(drop('Columns', 'columns', 'columns', 'large')),
      ],
    },
    {
      name: 'Paragraph',
      columns: [
        [
          [named('LayoutIndentDecrease', button('Decrease Indent', 'indent-less', 'small'))],
          [named('LayoutIndentIncrease', button('Increase Indent', 'indent-more', 'small'))],
          [named('LayoutLineSpacing', drop('Spacing', 'line-spacing', 'line-spacing', 'small'))],
        ],
      ],
    },
  ],
  Review: [
    {
      name: 'Proofing',
      columns: [large(button('Spelling', 'spelling', 'large')), large(button('Word Count', 'word-count', 'large'))],
    },
    {
      name: 'Comments',
      columns: [
        large(button('New Comment', 'new-comment', 'large')),
        large(named('DeleteComment', button('Delete', 'delete-comment', 'large'))),
      ],
    },
    { name: 'Tracking', columns: [large(button('Track Changes', 'track-changes', 'large'))] },
  ],
  View: [
    {
      name: 'Show',
      columns: [
        [[check('Ruler', 'ruler')], [check('Gridlines', 'gridlines')], [check('Navigation Pane', 'navigation')]],
      ],
    },
    {
      name: 'Zoom',
      columns: [
        large(named('ZoomDialog', button('Zoom', 'zoom-dialog', 'large'))),
        large(named('ZoomOriginal', { ...button('100%', 'zoom', 'large', 'page'), argument: '100' })),
      ],
    },
  ],
};
