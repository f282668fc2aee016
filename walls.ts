/** The walls around the page: one list of headers, for `npm run serve`, for static hosts and in the page itself. */
import type { Plugin } from 'vite';
import { DEFAULT_PROXY_PORT } from './src/sharing/proxy-contract.ts';

/** What may turn text into markup or into a script's address. Monaco makes one of each of its own, where it shows text. */
const TRUSTED_TYPES = [
  'solid-template',
  'worker-address',
  'room-document',
  'dompurify',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'editorGhostText',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
  // Monaco has a copy of DOMPurify of its own.
  "'allow-duplicates'",
];

/** A page can do these things; this one need not. */
const NOT_PERMITTED = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** `VITE_PROXY_PORT=9199 npm run build`: the page may speak to a proxy there instead. */
function proxyPort(): number {
  const given = process.env.VITE_PROXY_PORT ?? String(DEFAULT_PROXY_PORT);
  if (!/^\d{1,5}$/.test(given)) throw new Error(`VITE_PROXY_PORT=${given} is not a port`);
  return Number(given);
}

/** The page says the shorter part of it for itself. While developing, Vite's own client puts text into it as it likes. */
function policy(where: 'header' | 'page' | 'development'): string {
  const directives = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    // A worker looks at a blob of the page's to see whether it is to stop.
    `connect-src 'self' blob: http://127.0.0.1:${proxyPort()} http://localhost:${proxyPort()}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // A page cannot say this of itself.
    ...(where === 'header' ? ["frame-ancestors 'none'"] : []),
    ...(where === 'development' ? [] : ["require-trusted-types-for 'script'"]),
    ...(where === 'header' ? [`trusted-types ${TRUSTED_TYPES.join(' ')}`] : []),
  ];
  return directives.join('; ');
}

export function headers(): Record<string, string> {
  return {
    'Content-Security-Policy': policy('header'),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': NOT_PERMITTED.map((feature) => `${feature}=()`).join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
}

/** As Netlify and Cloudflare Pages read it; other servers can be told the same in their own way. */
function headersFile(): string {
  const lines = Object.entries(headers()).map(([name, value]) => `  ${name}: ${value}`);
  return `# The headers that this page wants to be served with. Netlify and Cloudflare Pages read this file as it is.
#
# The page posts to a proxy on your own machine, at port ${proxyPort()} only. For another port build it with
#   VITE_PROXY_PORT=9199 npm run build
# or put that port in place of ${proxyPort()} here and in index.html.
/*
${lines.join('\n')}
`;
}

export function walls(): Plugin {
  let isBuild = false;
  return {
    name: 'walls',
    config: () => ({ preview: { headers: headers() } }),
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    transformIndexHtml: (html) => html.replace('%POLICY%', policy(isBuild ? 'page' : 'development')),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
    },
  };
}
