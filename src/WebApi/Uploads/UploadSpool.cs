using System.Security.Cryptography;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.WebApi;

/// <summary>
/// A received file, on disk once: Proxmox VE wants its length and its checksum before its bytes. Nothing of it outlives the request, nor the
/// process.
/// </summary>
internal sealed class UploadSpool : IAsyncDisposable
{
    /// <summary>4 GiB.</summary>
    public const long MaxBytes = 4L << 30;

    private const int Chunk = 1 << 20;

    private readonly FileStream file;

    private UploadSpool(FileStream file) => this.file = file;

    public long SizeBytes { get; private set; }

    /// <summary>SHA-256, in hex.</summary>
    public string Checksum { get; private set; } = "";

    /// <summary>From its beginning.</summary>
    public Stream Content
    {
        get
        {
            file.Position = 0;
            return file;
        }
    }

    /// <exception cref="FleetException">Too large, empty, or no room on disk.</exception>
    public static async Task<UploadSpool> Receive(Stream source, string folder, IProgress<long> progress, CancellationToken cancellation)
    {
        var spool = new UploadSpool(Make(folder));
        try
        {
            await spool.Fill(source, progress, cancellation);
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static FileStream Make(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"hypervisor-upload-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            // Without a name it goes with the process, however that ends.
            File.Delete(path);
        }

        return file;
    }

    private async Task Fill(Stream source, IProgress<long> progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        int read;
        while ((read = await Next(source, buffer, cancellation)) > 0)
        {
            SizeBytes += read;
            if (SizeBytes > MaxBytes)
            {
                throw TooLarge();
            }

            hash.AppendData(buffer, 0, read);
            await Keep(buffer.AsMemory(0, read), cancellation);
            progress.Report(SizeBytes);
        }

        Checksum = Convert.ToHexStringLower(hash.GetHashAndReset());
        new FieldErrors().Require(SizeBytes > 0, "file", "The file is empty.").ThrowIfAny();
    }

    private static async Task<int> Next(Stream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellation);
        }
        catch (Exception cut) when (cut is InvalidDataException or IOException && cut is not BadHttpRequestException)
        {
            throw FleetException.Invalid("file", "The file is cut off: the form ends before its last boundary.");
        }
    }

    private async Task Keep(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await file.WriteAsync(bytes, cancellation);
        }
        catch (IOException)
        {
            throw new FleetException(Failure.Unavailable, "no_room", "There is no room left where files wait while they are received. Try again later, or let the node fetch the file: POST …/storage/{storage}/download-url.")
            {
                RetryAfter = TimeSpan.FromMinutes(5),
            };
        }
    }

    public static FleetException TooLarge() => new(Failure.TooLarge, "too_large", "A file may have 4 GiB. Let the node fetch a larger one: POST …/storage/{storage}/download-url.");
}
