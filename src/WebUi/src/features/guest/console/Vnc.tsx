import RFB from '@novnc/novnc'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { text } from '../../../text/en'
import { useLatest } from '../../../ui/useLatest'
import type { ConsoleProps } from '../tabs/ConsoleTab'

const words = text.pages.console

const XK_Return = 0xff0d
const UNICODE = 0x01000000
const LATIN_END = 0x100

const keysym = (character: string) => {
  const point = character.codePointAt(0)!
  return character === '\n' ? XK_Return : point < LATIN_END ? point : UNICODE + point
}

/** A guest's screen. The socket is ours, so that its reason for closing can be told. */
export default function Vnc({ url, onOpen, onClosed }: ConsoleProps) {
  const place = useRef<HTMLDivElement>(null)
  const screen = useRef<RFB>(null)
  const latest = useLatest({ onOpen, onClosed })
  const [scaled, setScaled] = useState(true)
  const [viewOnly, setViewOnly] = useState(false)
  useEffect(() => {
    const socket = new WebSocket(url, ['binary'])
    socket.binaryType = 'arraybuffer'
    const ended = ({ code, reason }: CloseEvent) => latest.current.onClosed(code, reason)
    socket.addEventListener('close', ended)
    const rfb = new RFB(place.current!, socket, { shared: true })
    rfb.scaleViewport = true
    rfb.background = 'transparent'
    rfb.addEventListener('connect', () => {
      latest.current.onOpen()
      rfb.focus()
    })
    screen.current = rfb
    return () => {
      socket.removeEventListener('close', ended)
      screen.current = null
      rfb.disconnect()
    }
  }, [url, latest])
  useEffect(() => {
    if (screen.current) screen.current.scaleViewport = scaled
  }, [scaled])
  useEffect(() => {
    if (screen.current) screen.current.viewOnly = viewOnly
  }, [viewOnly])
  const paste = async () => {
    for (const character of (await navigator.clipboard.readText()).replaceAll('\r\n', '\n')) screen.current?.sendKey(keysym(character), null)
    screen.current?.focus()
  }
  const shot = () => {
    const link = document.createElement('a')
    link.href = screen.current?.toDataURL('image/png') ?? ''
    link.download = 'screen.png'
    link.click()
  }
  return (
    <>
      <div className="row console-keys">
        <Button variant="default" onClick={() => { screen.current?.sendCtrlAltDel(); screen.current?.focus() }}>{words.ctrlAltDel}</Button>
        <Button variant="default" onClick={() => void paste()}>{words.paste}</Button>
        <Button variant="default" aria-pressed={scaled} onClick={() => setScaled(!scaled)}>{scaled ? words.oneToOne : words.scale}</Button>
        <Button variant="default" aria-pressed={viewOnly} onClick={() => setViewOnly(!viewOnly)}>{viewOnly ? words.control : words.viewOnly}</Button>
        <Button variant="default" onClick={shot}>{words.shot}</Button>
        <Button variant="default" onClick={() => void place.current?.requestFullscreen()}>{words.fullScreen}</Button>
      </div>
      <div ref={place} className="console-screen" data-scaled={scaled || undefined} />
    </>
  )
}
