class Afferent < Formula
  desc "Interactive infographic of how massage therapy works, with its evidence"
  homepage "https://github.com/@REPOSITORY@"
  version "@VERSION@"
  license all_of: [{ any_of: ["MIT", "Apache-2.0"] }, "CC-BY-4.0"]

  on_macos do
    on_arm do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/afferent-@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256 aarch64-apple-darwin@"
    end
    on_intel do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/afferent-@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256 x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/afferent-@VERSION@-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 aarch64-unknown-linux-musl@"
    end
    on_intel do
      url "https://github.com/@REPOSITORY@/releases/download/v@VERSION@/afferent-@VERSION@-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256 x86_64-unknown-linux-musl@"
    end
  end

  def install
    bin.install "afferent"
    man1.install "afferent.1"
    bash_completion.install "completions/afferent.bash" => "afferent"
    zsh_completion.install "completions/_afferent"
    fish_completion.install "completions/afferent.fish"
  end

  test do
    assert_equal "afferent #{version}\n", shell_output("#{bin}/afferent --version")
  end
end
