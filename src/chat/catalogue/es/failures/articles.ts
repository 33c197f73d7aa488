import { wordOf } from '../refusals/refusal-words.ts'
import type { Failures } from './failure-words.ts'
import { FETCH_REASONS } from './fetching.ts'

/** Why an article was not read, or counts as taken down. */
export const ARTICLE_NOTES: Failures = {
  'the link is no web address': 'el enlace no es una dirección web',
  "the link leads to {0}, which is not the source's own": 'el enlace lleva a {0}, que no es de la fuente',
  "{0} redirects to {1}, which is not the source's own": '{0} redirige a {1}, que no es de la fuente',
  '{0} redirects the article to its front or list page': '{0} redirige el artículo a su portada o a su lista',
  '{0} asks programs not to read it': '{0} pide a los programas que no lo lean',
  '{0} answered HTTP {1}': '{0} contestó HTTP {1}',
  '{0}/robots.txt answered HTTP {1}': '{0}/robots.txt contestó HTTP {1}',
  '{0}/robots.txt could not be fetched ({1})': (_say, host, reason) =>
    `${host}/robots.txt no se pudo consultar (${wordOf(FETCH_REASONS, reason)})`,
  'the parse worker gave no article': 'el lector de documentos no dio ningún artículo',
  'gone from the middle of its list page; {0}': (say, why = '') => `desapareció de en medio de su lista; ${say(why)}`,
}
