using System.Globalization;

namespace Hypervisor.Fuzzing;

/// <summary>How long a fuzzer runs and where it begins: the same seed asks the same things again.</summary>
/// <param name="Requests">How many are sent; <c>FUZZ_REQUESTS</c>.</param>
/// <param name="Seed"><c>FUZZ_SEED</c>.</param>
public sealed record FuzzSettings(int Seed, int Requests)
{
    private const int UsualSeed = 20260601;

    public static FuzzSettings Read(int requests) => new(Number("FUZZ_SEED", UsualSeed), Number("FUZZ_REQUESTS", requests));

    /// <summary>The randomness of one request, which depends on no other.</summary>
    public Random Of(int index) => new(unchecked((Seed * 1_000_003) + index));

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
