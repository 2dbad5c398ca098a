{
  description = "An interactive terminal infographic of how massage therapy works, with the study behind every sentence.";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs = { self, nixpkgs }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
      manifest = (builtins.fromTOML (builtins.readFile ./Cargo.toml)).package;
    in
    {
      packages = nixpkgs.lib.genAttrs systems (system:
        let pkgs = nixpkgs.legacyPackages.${system};
        in {
          default = pkgs.rustPlatform.buildRustPackage {
            pname = manifest.name;
            version = manifest.version;
            src = self;
            cargoLock.lockFile = ./Cargo.lock;
            # They were run before the release, and want a terminal.
            doCheck = false;
            nativeBuildInputs = [ pkgs.installShellFiles ];
            postInstall = ''
              $out/bin/afferent man > afferent.1
              installManPage afferent.1
              installShellCompletion --cmd afferent \
                --bash <($out/bin/afferent completions bash) \
                --zsh <($out/bin/afferent completions zsh) \
                --fish <($out/bin/afferent completions fish)
            '';
            meta = {
              description = manifest.description;
              license = with pkgs.lib.licenses; [ mit asl20 cc-by-40 ];
              mainProgram = "afferent";
            };
          };
        });
    };
}
