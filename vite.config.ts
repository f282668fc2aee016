import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Plugin, runnerImport } from 'vite';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { offline } from './offline.ts';
import { walls } from './walls.ts';

/** One file for all that is needed at once: several compress worse. */
function atOnce(name: string) {
  return { groups: [{ name, tags: ['$initial' as const] }] };
}

/** The worker's start in a file of its own, that is there before the rest. */
const PAGE_CHUNKS = {
  groups: [
    { name: 'start', test: /preload-helper|\/src\/worker\/(?:start-worker|worker-address|trusted)\.ts$/, priority: 2 },
    { name: 'page', test: /\/src\/app\/main\.tsx$/, priority: 1 },
  ],
};

/** What is all run before the first result, in the order in which it is needed. */
const AT_FIRST = ['start', 'page', 'chart-pane'];

/** The document names what the page and its chart are made of, so that it is fetched beside the file that asks for it. */
function namesThePage(): Plugin {
  const link = (rel: string, file: string) => ({
    tag: 'link',
    attrs: { rel, crossorigin: true, href: `./${file}` },
    injectTo: 'head' as const,
  });
  return {
    name: 'names-the-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const wanted = new Set<(typeof chunks)[number]>();
        const want = (chunk: (typeof chunks)[number] | undefined) => {
          if (chunk === undefined || wanted.has(chunk)) return;
          wanted.add(chunk);
          for (const file of chunk.imports) want(chunks.find(({ fileName }) => fileName === file));
        };
        for (const name of AT_FIRST) want(chunks.find((chunk) => chunk.name === name));
        const styles = [...wanted].flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
        const isNew = (file: string) => !html.includes(`./${file}"`);
        return [
          ...[...wanted]
            .map(({ fileName }) => fileName)
            .filter(isNew)
            .map((file) => link('modulepreload', file)),
          ...[...new Set(styles)].filter(isNew).map((file) => link('stylesheet', file)),
        ];
      },
    },
  };
}

/**
 * Chromium compiles these whole while they arrive, beside the page's thread, instead of a function at a time when it is
 * called. Other browsers take it for a comment.
 */
function compiledAtOnce(): Plugin {
  return {
    name: 'compiled-at-once',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !AT_FIRST.includes(chunk.name)) continue;
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
        }
      },
    },
  };
}

/** What Monaco would bring along and nothing here opens: comparing texts, drawing on the graphics card, kinds of paste. */
const NOT_OPENED: Readonly<Record<string, string>> = {
  'widget/diffEditor/diffEditorWidget.js': 'export class DiffEditorWidget {}',
  'widget/multiDiffEditor/multiDiffEditorWidget.js': 'export class MultiDiffEditorWidget {}',
  'browser/gpu/viewGpuContext.js': 'export class ViewGpuContext {}',
  'viewParts/viewLinesGpu/viewLinesGpu.js': 'export class ViewLinesGpu {}',
  'dropOrPasteInto/browser/copyPasteController.js':
    'export class CopyPasteController { static get() { return null; } }',
};

function trimmedMonaco(): Plugin {
  const left = new Set(Object.keys(NOT_OPENED));
  return {
    name: 'trimmed-monaco',
    apply: 'build',
    load(id) {
      if (!id.includes('/monaco-editor/')) return undefined;
      const file = Object.keys(NOT_OPENED).find((candidate) => id.endsWith(candidate));
      if (file !== undefined) left.delete(file);
      return file && NOT_OPENED[file];
    },
    generateBundle() {
      if (left.size > 0) this.error(`Monaco has these files no more: ${[...left].join(', ')}`);
    },
  };
}

/** `problems.html`: what each code of a problem means. */
function reference(): Plugin {
  const page = async () => {
    const { module } = await runnerImport<typeof import('./src/problems/reference/page')>(
      './src/problems/reference/page.ts',
    );
    const styles = ['src/app/styles/tokens.css', 'src/problems/reference/page.css']
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
    const hash = createHash('sha256').update(styles).digest('base64');
    return module.problemsPage(
      styles,
      `default-src 'none'; style-src 'sha256-${hash}'; img-src 'self'; base-uri 'none'; form-action 'none'`,
    );
  };
  return {
    name: 'reference',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'problems.html', source: await page() });
    },
    configureServer({ middlewares }) {
      middlewares.use('/problems.html', async (_, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8').end(await page());
      });
    },
  };
}

/** Files are packed for the way over a network. From this machine to itself it takes longer than they do. */
function unpackedPreview(): Plugin {
  return {
    name: 'unpacked-preview',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        delete request.headers['accept-encoding'];
        next();
      });
    },
  };
}

export default defineConfig({
  base: './',
  // Solid's templates become markup through a policy of ours.
  plugins: [
    solid({ solid: { moduleName: '#solid-web' } }),
    reference(),
    walls(),
    namesThePage(),
    trimmedMonaco(),
    offline(),
    compiledAtOnce(),
    unpackedPreview(),
  ],
  worker: {
    format: 'es',
    rolldownOptions: { output: { codeSplitting: atOnce('engine') } },
  },
  optimizeDeps: { include: ['comlink', 'chevrotain', 're2js', 'yaml', 'uplot'] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { codeSplitting: PAGE_CHUNKS } },
  },
  test: {
    environment: 'node',
    isolate: false,
    // Much is made and thrown away: with the small nursery of Node's own choice a tenth of the time goes into clearing it.
    execArgv: ['--max-semi-space-size=64'],
    // All cores: one is left idle otherwise.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'whole',
          setupFiles: ['tests/whole-engine.ts'],
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/conformance/core.test.ts'],
        },
      },
      { extends: true, test: { name: 'core', include: ['tests/conformance/core.test.ts'] } },
    ],
  },
});
