import { readFileSync } from 'node:fs'
import { transform } from 'esbuild'

/** What has a name that somebody may ask an object for: a class, or a function written as one. */
const MAKES_OBJECTS = /\bclass\b|\bfunction\s+[A-Z]/
/** Lines by which the bundler keeps a name: `__name(this, "X");` in a class, `__name(x, "x");` behind a function. */
const NAMED = /(?<=^ *)__name\((this|[\w$]+), "[^"]+"\);$/gm
/** What they call. Where a function is made within an expression, it gives it back as it is. */
const HELPER = /^var __name = \(target, value\) => __defProp\(/m

/**
 * For the bundler: classes keep their names, by which errors and their log lines are told, and nothing else does. Its own
 * `keepNames` names every function whenever it is made, those made in a loop too, and each is then an object of its own
 * shape. `plugins` are the others that load modules: what they give is named too.
 */
export function classNames(plugins) {
  return [
    ...plugins.map((plugin) => ({ ...plugin, setup: (builder) => plugin.setup(naming(builder)) })),
    {
      name: 'class-names',
      setup(builder) {
        builder.onLoad({ filter: /\.[cm]?js$/, namespace: 'file' }, ({ path: file }) => {
          const source = readFileSync(file, 'utf8')
          return MAKES_OBJECTS.test(source) ? named({ contents: source, loader: 'js' }, file) : undefined
        })
      },
    },
  ]
}

/** The builder for another plugin: what that one loads is named. */
function naming(builder) {
  const onLoad = (which, load) =>
    builder.onLoad(which, async (asked) => {
      const loaded = await load(asked)
      return typeof loaded?.contents === 'string' && MAKES_OBJECTS.test(loaded.contents)
        ? named(loaded, asked.path)
        : loaded
    })
  return { ...builder, onLoad }
}

async function named(loaded, file) {
  const { code } = await transform(loaded.contents, {
    sourcefile: file,
    sourcemap: 'inline',
    sourcesContent: false,
    target: 'node22',
    keepNames: true,
  })
  return { ...loaded, contents: keepClassNames(code) }
}

/** No line is added or taken: places stay true. */
function keepClassNames(code) {
  if (!HELPER.test(code)) return code
  return code
    .replace(NAMED, (call, made) => (made === 'this' || /^[A-Z]/.test(made) ? call.replace('__name', '__named') : ''))
    .replace(HELPER, 'var __name = (made) => made, __named = (target, value) => __defProp(')
}
