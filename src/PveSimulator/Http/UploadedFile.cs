namespace Hypervisor.PveSimulator;

/// <summary>A file that was sent as multipart form data; its bytes are counted and forgotten.</summary>
/// <param name="Hash">Lower hex by the algorithm that the form named before the file; null without one.</param>
internal sealed record UploadedFile(string Path, long Size, string? Hash);
