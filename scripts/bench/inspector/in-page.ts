/**
 * What the bench runs inside the inspector's page: ours and plain rows, each from the moment it is asked to the moment
 * it is painted. Milliseconds.
 */
export const inPage = `
window.bench = (() => {
  // A frame is painted when a task runs that was posted from its animation callback: it is the one that shows what holds
  // in the callback.
  const painted = (holds = () => true) => new Promise(resolve => requestAnimationFrame(() => {
    if (!holds()) return resolve(painted(holds));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(0);
  }));
  const root = () => document.querySelector('gw-inspector').shadowRoot;
  const tree = () => root().querySelector('gw-tree');
  const picture = () => root().querySelector('gw-seen')?.shadowRoot.querySelector('gw-picture');
  const timed = async work => { const began = performance.now(); await work(); return performance.now() - began; };
  const tell = message => window.dispatchEvent(new MessageEvent('message', { data: message }));
  // The rows of this tree are there, and its outlines are drawn.
  const isShown = ref => {
    const look = tree()?.look;
    return look?.seen.tree === ref && !look.isWaiting && !tree().isUpdatePending && !picture().isUpdatePending
      && tree().shadowRoot.querySelector('.row') && picture().layers[0]?.outlines.length > 0;
  };

  // What is asked of a run's folder may be here already: then all that is measured is the page's own.
  const here = new Map();
  const fetched = window.fetch;
  window.fetch = (url, ...rest) => here.has(url) ? Promise.resolve(new Response(here.get(url))) : fetched(url, ...rest);

  /** Every control as a row of its own, and as a frame on the picture. */
  const plain = { host: undefined };
  const plainRows = async url => {
    const { root: top } = await (await fetch(url)).json();
    plain.host?.remove();
    plain.host = document.createElement('div');
    plain.host.style.cssText = 'position:fixed;inset:0;display:grid;grid-template-columns:1fr 400px;background:#000;z-index:9';
    const rows = document.createElement('div');
    rows.style.cssText = 'overflow:auto;height:100vh';
    const stage = document.createElement('div');
    stage.style.cssText = 'position:relative';
    const add = (node, depth) => {
      const row = document.createElement('div');
      row.style.cssText = 'height:22px;padding-left:' + depth * 12 + 'px';
      row.textContent = node.controlType + ' ' + node.name;
      rows.append(row);
      if (node.rect) {
        const frame = document.createElement('div');
        const { x, y, width, height } = node.rect;
        frame.style.cssText = 'position:absolute;box-sizing:border-box;border:1px solid blue;left:' + x / 2 + 'px;top:' + y / 2 + 'px;width:' + width / 2 + 'px;height:' + height / 2 + 'px';
        stage.append(frame);
      }
      for (const child of node.children) add(child, depth + 1);
    };
    add(top, 0);
    plain.host.append(stage, rows);
    document.body.append(plain.host);
    plain.rows = rows;
    plain.stage = stage;
  };

  return {
    /** From now on these are here, and nothing else is. */
    async bring(urls) {
      here.clear();
      for (const url of urls) here.set(url, await (await fetched(url)).arrayBuffer());
    },
    async first(run, ref) {
      plain.host?.remove();
      tell({ kind: 'run', run: 'gone', blobs: run.blobs, recorded: true, events: [] });
      await painted();
      return timed(async () => { tell(run); await painted(() => isShown(ref)); });
    },
    async update(run, event) {
      plain.host?.remove();
      return timed(async () => { tell({ kind: 'events', run, events: [event] }); await painted(() => isShown(event.tree)); });
    },
    async scroll(place) {
      plain.host?.remove();
      const scroller = tree().shadowRoot.querySelector('.scroller');
      const isThere = () => tree().shadowRoot.querySelectorAll('.row')[12]?.style.top.startsWith((Math.max(0, place - 6) + 12) * 22 + 'px');
      return timed(async () => { scroller.scrollTop = place * 22; await painted(isThere); });
    },
    async hover(share) {
      plain.host?.remove();
      const view = picture().shadowRoot.querySelector('.view');
      const box = picture().shadowRoot.querySelector('.stage').getBoundingClientRect();
      const at = { clientX: box.x + box.width * share, clientY: box.y + box.height * share, bubbles: true };
      return timed(async () => { view.dispatchEvent(new PointerEvent('pointermove', at)); await painted(); });
    },
    plainFirst: url => timed(async () => { await plainRows(url); await painted(); }),
    async plainScroll(place) {
      return timed(async () => { plain.rows.scrollTop = place * 22; await painted(); });
    },
    async plainHover(share) {
      const box = plain.stage.getBoundingClientRect();
      return timed(async () => {
        const frame = document.elementsFromPoint(box.x + 640 * share, box.y + 512 * share).find(one => one.parentElement === plain.stage);
        plain.over?.style.removeProperty('background');
        frame?.style.setProperty('background', 'rgb(0 128 255 / 20%)');
        plain.over = frame;
        await painted();
      });
    },
  };
})();
`;
