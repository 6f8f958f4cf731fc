using System.Security.Cryptography;

namespace Hypervisor.EndToEnd.Tests;

internal static class Keys
{
    public static string NewMasterKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
