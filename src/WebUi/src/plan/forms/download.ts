/** What the file behind an address is called, as far as it may be called so on a storage. */
export function fileOf(url: string): string {
  try {
    const last = new URL(url).pathname.split('/').at(-1) ?? ''
    return decodeURIComponent(last).replace(/[^A-Za-z0-9_.+~()-]/g, '_').replace(/^[^A-Za-z0-9_]+/, '')
  } catch {
    return ''
  }
}

const CONTENTS: readonly [RegExp, string][] = [[/\.(iso|img)$/i, 'iso'], [/\.tar\.(gz|xz|zst)$/i, 'vztmpl'], [/\.(ova|qcow2|raw|vmdk)$/i, 'import']]

/** What such a file is, of what the storage takes. */
export function contentOf(filename: string, accepted: readonly string[]): string | undefined {
  const content = CONTENTS.find(([shape]) => shape.test(filename))?.[1]
  return content !== undefined && accepted.includes(content) ? content : undefined
}
