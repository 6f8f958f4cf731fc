const encoder = new TextEncoder()

/** What Proxmox VE's terminal takes: its text with its length in bytes. */
export const typed = (text: string) => `0:${encoder.encode(text).length}:${text}`

export const resized = (columns: number, rows: number) => `1:${columns}:${rows}:`

export const alive = '2'
