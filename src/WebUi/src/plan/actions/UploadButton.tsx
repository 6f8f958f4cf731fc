import { Button, FileButton } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { AppError } from '../../api/AppError'
import { path } from '../../api/client'
import { upload, type Upload } from '../../api/upload'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { Bar } from '../../ui/Bar'
import { planner } from '../store'

const words = text.changes.upload
const ACCEPTED = '.iso,.img,.tar.gz,.tar.xz,.tar.zst,.ova,.qcow2,.raw,.vmdk'
const MOST = 4 * 1024 ** 3

/** Puts a file onto a storage: it is received, then sent to the cluster, which verifies it; from then on it is a change like others. */
export function UploadButton({ controller, node, storage }: { controller: string; node: string; storage: string }) {
  const may = useAtLeast('site_admin')
  const running = useRef<Upload>(undefined)
  const [file, setFile] = useState<File>()
  const [part, setPart] = useState(0)
  const [problem, setProblem] = useState<AppError>()
  useEffect(() => () => running.current?.cancel(), [])
  if (!may) return null

  const send = async (chosen: File | null) => {
    if (!chosen) return
    setProblem(undefined)
    if (chosen.size > MOST) {
      setProblem(new AppError({ status: 413, code: 'too_large', detail: words.tooLarge }))
      return
    }
    setFile(chosen)
    setPart(0)
    running.current = upload(path`/hypervisor/controllers/${controller}/nodes/${node}/storage/${storage}/upload`, chosen, setPart)
    try {
      planner.show((await running.current.done).change_id)
    } catch (error) {
      if (!(error instanceof DOMException)) setProblem(AppError.from(error))
    } finally {
      running.current = undefined
      setFile(undefined)
    }
  }

  return (
    <div className="upload" aria-live="polite">
      {file ? (
        <p className="panel-line">
          <span>{part < 1 ? words.receiving(file.name) : words.sending(file.name)}</span>
          <Bar label={words.progress} value={part * 100} />
          <Button variant="default" size="compact-xs" onClick={() => running.current?.cancel()}>{text.common.cancel}</Button>
        </p>
      ) : (
        <FileButton accept={ACCEPTED} onChange={(chosen) => void send(chosen)}>
          {(props) => <Button variant="default" size="compact-sm" {...props}>{words.button}</Button>}
        </FileButton>
      )}
      {problem && <p className="note" data-tone="bad" role="alert">{[problem.message, ...Object.values(problem.errors).flat()].join(' ')}</p>}
    </div>
  )
}
