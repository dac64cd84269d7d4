/** What the page may load: its one script by nonce, blobs by `fetch`, and nothing else. */
export interface PageParts {
  /** URI of the built script. */
  readonly script: string;
  /** Where the webview's own resources come from. */
  readonly source: string;
  /** Made anew for every page. */
  readonly nonce: string;
}

/** The form controls' library adds a style element without content. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The inspector's page and its content security policy. The only place that makes either. */
export function pageHtml({ script, source, nonce }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'nonce-${nonce}' ${emptyStyle}`,
    `connect-src ${source}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Groundwork Inspector</title>
<style nonce="${nonce}">html, body { height: 100%; margin: 0; padding: 0; overflow: hidden; }</style>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
