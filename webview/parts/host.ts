import { z } from 'zod';
import { type FromInspector, ToInspector } from '../../protocol/inspector.ts';

/** What the page remembers while it is hidden. */
export const ViewState = z.object({
  tab: z.string().default('grounding'),
  /** Draw the outlines of controls. */
  outlines: z.boolean().default(true),
  /** Page pixels a pixel of the picture; absent: it fits. */
  zoom: z.number().positive().optional(),
  /** Which controls of the tree are shown. */
  filters: z
    .object({ interactive: z.boolean(), visible: z.boolean(), changed: z.boolean() })
    .default({ interactive: false, visible: false, changed: false }),
  /** The search of the tree is a selector. */
  bySelector: z.boolean().default(false),
  /** The row that was picked by hand, and of which run; absent while the debugger is followed. */
  picked: z.object({ run: z.string(), row: z.number() }).optional(),
  /** Folder of the run that was shown: what the extension fills the page from when VS Code is loaded anew. */
  folder: z.string().optional(),
});
export type ViewState = z.infer<typeof ViewState>;

interface VsCodeApi {
  postMessage(message: FromInspector): void;
  getState(): unknown;
  setState(state: ViewState): void;
}
declare const acquireVsCodeApi: () => VsCodeApi;

/** The extension behind the page. */
export class Host {
  readonly #api = acquireVsCodeApi();

  /** What was remembered; what cannot be read is forgotten. */
  get state(): ViewState {
    return ViewState.safeParse(this.#api.getState() ?? {}).data ?? ViewState.parse({});
  }

  remember(state: ViewState): void {
    this.#api.setState(state);
  }

  send(message: FromInspector): void {
    this.#api.postMessage(message);
  }

  /** Hears what the extension says; anything else is ignored. */
  listen(heard: (message: ToInspector) => void): void {
    window.addEventListener('message', event => {
      const message = ToInspector.safeParse(event.data);
      if (message.success) heard(message.data);
    });
  }
}
