namespace Hypervisor.Silo;

/// <summary>The folder of an embedded store, held by one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream lockFile;

    private DataFolder(string path, FileStream lockFile) => (Path, this.lockFile) = (path, lockFile);

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "hypervisor.db");

    /// <exception cref="StartException">The folder can't be used, or another process has it.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var folder = new DataFolder(path, PrivateFile.Open(System.IO.Path.Combine(path, "hypervisor.lock"), FileMode.OpenOrCreate, FileShare.None));

            // SQLite gives its journal the mode of the database.
            PrivateFile.Open(folder.Database, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
            return folder;
        }
        catch (UnauthorizedAccessException)
        {
            throw new StartException($"The data folder '{path}' can't be written by user '{Environment.UserName}'; change its owner or name another with --data.");
        }
        catch (IOException e) when (File.Exists(System.IO.Path.Combine(path, "hypervisor.lock")))
        {
            throw new StartException(
                $"The data folder '{path}' is in use by another Hypervisor ({e.Message}) " +
                "Stop that one or name another folder with --data; several silos on the same data need --store postgres.");
        }
        catch (IOException e)
        {
            throw new StartException($"The data folder '{path}' can't be used: {e.Message}");
        }
    }

    public void Dispose() => lockFile.Dispose();
}
