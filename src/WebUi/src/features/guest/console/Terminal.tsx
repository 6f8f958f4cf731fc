import { FitAddon } from '@xterm/addon-fit'
import { Terminal as Xterm } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { useEffect, useRef } from 'react'
import { useLatest } from '../../../ui/useLatest'
import type { ConsoleProps } from '../tabs/ConsoleTab'
import { alive, resized, typed } from './termProtocol'

const ALIVE_EVERY_MS = 30_000

/** Opens it with the page's nonce on the style elements that it makes: it knows none of its own. */
function openWithNonce(terminal: Xterm, place: HTMLElement) {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (nonce && name.toLowerCase() === 'style') element.nonce = nonce
    return element
  }) as typeof document.createElement
  try {
    terminal.open(place)
  } finally {
    document.createElement = create
  }
}

export default function Terminal({ url, onOpen, onClosed }: ConsoleProps) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useLatest({ onOpen, onClosed })
  useEffect(() => {
    const terminal = new Xterm({ fontSize: 13, cursorBlink: !window.matchMedia('(prefers-reduced-motion: reduce)').matches, scrollback: 5000, screenReaderMode: true })
    const fit = new FitAddon()
    terminal.loadAddon(fit)
    openWithNonce(terminal, place.current!)
    fit.fit()
    const socket = new WebSocket(url, ['binary'])
    socket.binaryType = 'arraybuffer'
    const send = (message: string) => socket.readyState === WebSocket.OPEN && socket.send(message)
    socket.addEventListener('open', () => {
      send(resized(terminal.cols, terminal.rows))
      latest.current.onOpen()
      terminal.focus()
    })
    socket.addEventListener('message', ({ data }) => terminal.write(typeof data === 'string' ? data : new Uint8Array(data as ArrayBuffer)))
    const ended = ({ code, reason }: CloseEvent) => latest.current.onClosed(code, reason)
    socket.addEventListener('close', ended)
    terminal.onData((text) => send(typed(text)))
    terminal.onResize(({ cols, rows }) => send(resized(cols, rows)))
    const timer = setInterval(() => send(alive), ALIVE_EVERY_MS)
    const resizing = new ResizeObserver(() => requestAnimationFrame(() => place.current?.clientWidth && fit.fit()))
    resizing.observe(place.current!)
    return () => {
      clearInterval(timer)
      resizing.disconnect()
      socket.removeEventListener('close', ended)
      socket.close()
      terminal.dispose()
    }
  }, [url, latest])
  return <div ref={place} className="console-terminal" />
}
