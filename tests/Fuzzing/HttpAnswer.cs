using System.Text;

namespace Hypervisor.Fuzzing;

/// <summary>The answer of a cluster, before anybody lies about it.</summary>
public sealed record HttpAnswer(int Status, string Reason, string? ContentType, byte[] Body)
{
    public byte[] ToBytes() =>
        [.. Encoding.UTF8.GetBytes($"HTTP/1.1 {Status} {Reason}\r\nServer: pve-api-daemon/3.0\r\n{(ContentType is null ? "" : $"Content-Type: {ContentType}\r\n")}Content-Length: {Body.Length}\r\n\r\n"), .. Body];
}
