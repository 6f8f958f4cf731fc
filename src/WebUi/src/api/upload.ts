import { AppError } from './AppError'
import { csrfToken, url } from './client'
import type { Problem } from './types'

export interface Upload {
  done: Promise<{ change_id: string }>
  cancel: () => void
}

/** Sends a file as a form. `fetch` can't tell how far an upload is, so it is the older way. */
export function upload(path: string, file: File, progress: (part: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<{ change_id: string }>((resolve, reject) => {
    request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total))
    request.addEventListener('load', () => {
      const body = JSON.parse(request.responseText || '{}') as Problem & { change_id: string }
      if (request.status >= 200 && request.status < 300) resolve(body)
      else reject(new AppError({ ...body, status: request.status }))
    })
    request.addEventListener('error', () => reject(new AppError({ status: 0, code: 'network' })))
    request.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
  })
  const form = new FormData()
  form.append('file', file, file.name)
  request.open('POST', url(path))
  const token = csrfToken()
  if (token) request.setRequestHeader('X-CSRF-Token', decodeURIComponent(token))
  request.send(form)
  return { done, cancel: () => request.abort() }
}
