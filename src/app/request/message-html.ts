/** What of a message's HTML the room would show. It makes DOMPurify's work narrow; it does not do it. */
import DOMPurify from 'dompurify';

/** What HipChat takes of a message (API v2, send room notification), and shows of it here. */
export const MOST_CHARACTERS = 10_000;

/** HipChat's "basic tags": these, lists and tables. What else stands there loses its tag, not its text. */
const TAGS = ['a', 'b', 'i', 'strong', 'em', 'br', 'img', 'pre', 'code'];
const LISTS = ['ul', 'ol', 'li', 'dl', 'dt', 'dd'];
const TABLES = ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];

const PICTURE = /^data:image\/(?:png|gif|jpeg|webp);base64,[0-9A-Za-z+/=\s]*$/;

DOMPurify.addHook('afterSanitizeAttributes', (element) => {
  if (element.localName === 'a') showAddress(element);
  if (element.localName === 'img' && !PICTURE.test(element.getAttribute('src') ?? '')) hidePicture(element);
});

/** A link that leads nowhere: it says where it would. */
function showAddress(link: Element): void {
  const address = link.getAttribute('href');
  if (address === null) return;
  link.removeAttribute('href');
  link.setAttribute('title', address);
}

/** Pictures from elsewhere are not fetched: their words stand in their place. */
function hidePicture(picture: Element): void {
  const words = picture.getAttribute('alt') || picture.getAttribute('src') || 'picture';
  picture.removeAttribute('src');
  picture.setAttribute('alt', words);
}

export function messageHtml(html: string): string {
  return DOMPurify.sanitize(html.slice(0, MOST_CHARACTERS), {
    ALLOWED_TAGS: [...TAGS, ...LISTS, ...TABLES],
    ALLOWED_ATTR: ['href', 'src', 'alt', 'title', 'colspan', 'rowspan', 'width', 'height'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
