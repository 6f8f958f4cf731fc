import { CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { text } from '../text/en'

export function Copy({ value, what }: { value: string; what: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <button type="button" className="icon-button" onClick={copy} aria-label={copied ? text.common.copied : text.common.copy(what)} title={copied ? text.common.copied : text.common.copy(what)}>
          {copied ? <IconCheck size={14} aria-hidden="true" /> : <IconCopy size={14} aria-hidden="true" />}
        </button>
      )}
    </CopyButton>
  )
}
