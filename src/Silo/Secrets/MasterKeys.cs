using System.Security.Cryptography;
using System.Text;

namespace Hypervisor.Silo;

/// <summary>The key that seals, and the former ones that may still unseal.</summary>
public sealed class MasterKeys(MasterKey current, IEnumerable<MasterKey> previous)
{
    private readonly Dictionary<string, MasterKey> byId = previous.Append(current).DistinctBy(key => key.Id).ToDictionary(key => key.Id);

    public MasterKey Current => current;

    public MasterKey? Find(string id) => byId.GetValueOrDefault(id);

    /// <param name="ringIsEmpty">Then a missing key file is made; else it was lost, and a new one would not help.</param>
    /// <exception cref="StartException">There is no usable key.</exception>
    public static MasterKeys Load(SiloOptions options, bool ringIsEmpty)
    {
        var key = options.MasterKey ?? FromFile(options.MasterKeyFile) ?? NewFile(options.MasterKeyFile, ringIsEmpty);
        return new MasterKeys(new MasterKey(key), options.PreviousMasterKeys.Select(bytes => new MasterKey(bytes)));
    }

    private static byte[]? FromFile(string path)
    {
        try
        {
            return MasterKey.TryRead(File.ReadAllText(path))
                ?? throw new StartException($"'{path}' does not hold a master key: 32 bytes in base64. Put the right one back from a backup.");
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The master key can't be read from '{path}': {e.Message}");
        }
    }

    private static byte[] NewFile(string path, bool ringIsEmpty)
    {
        if (!ringIsEmpty)
            throw new StartException($"The master key '{path}' is missing, but this store has secrets that were sealed with it. Put it back from a backup.");

        var key = RandomNumberGenerator.GetBytes(MasterKey.Size);
        using var file = PrivateFile.Open(path, FileMode.CreateNew, FileShare.None);
        file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
        file.Flush(flushToDisk: true);
        return key;
    }
}
